import { Canvas } from './canvas.ts';
import { columnsOf } from './density.ts';
import type { Count } from './density.ts';
import { dayMs } from './epoch.ts';
import type { Stretch } from './epoch.ts';
import { readInks } from './inks.ts';
import type { Inks } from './inks.ts';
import { axisOf } from './ticks.ts';
import type { Axis, Tick } from './ticks.ts';

/** Paints the overview band: all that is counted, and a few years to find one's way by. */
export class OverviewPainter {
  readonly #canvas: Canvas;
  readonly #later: Canvas;
  readonly #host: HTMLElement;
  #dressed: { readonly theme: string; readonly inks: Inks } | null = null;

  /** `later` lies over the first, and shows of the band only what comes after the play-head. */
  constructor(element: HTMLCanvasElement, later: HTMLCanvasElement, host: HTMLElement) {
    this.#canvas = new Canvas(element);
    this.#later = new Canvas(later);
    this.#host = host;
  }

  /** Paints counts on a band as wide as the host, in the colours of its theme. */
  paint(counts: readonly Count[], band: Stretch, theme: string): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    const inks = this.#inksOf(theme);
    const page = this.#canvas.cleared(width, height);
    if (page) this.#draw(page, counts, { band, inks });
    const later = this.#later.cleared(width, height);
    if (!later) return;
    later.fillStyle = inks.later;
    later.fillRect(0, 0, width, height);
    this.#draw(later, [], { band, inks });
  }

  #inksOf(theme: string): Inks {
    if (this.#dressed?.theme !== theme) this.#dressed = { theme, inks: readInks(this.#host) };
    return this.#dressed.inks;
  }

  #draw(
    page: CanvasRenderingContext2D,
    counts: readonly Count[],
    { band, inks }: { readonly band: Stretch; readonly inks: Inks },
  ): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    const dayPx = (width * dayMs) / (band.toMs - band.fromMs);
    const x = (day: number): number => (day - band.fromMs / dayMs) * dayPx;
    page.fillStyle = inks.grid;
    const axis = axisOf(band, width * 0.6);
    const { ticks } = axis;
    for (const { day } of ticks) page.fillRect(Math.round(x(day)), 0, 1, height);
    page.fillStyle = inks.density;
    for (const column of columnsOf(counts, x, width)) {
      const tall = Math.max(2, column.height * (height - 6));
      page.fillRect(column.x, height - tall, Math.max(1, column.width - 1), tall);
    }
    page.font = `11px ${getComputedStyle(this.#host).fontFamily}`;
    page.fillStyle = inks.label;
    page.textBaseline = 'top';
    const shown = ticks.filter(({ day }) => x(day) + 4 >= 0);
    for (const [index, tick] of shown.entries()) {
      const { day } = tick;
      const label = inFull(axis, tick, index === 0);
      const at = Math.round(x(day)) + 4;
      const isWhole = at >= 0 && at + page.measureText(label).width <= width;
      if (isWhole) page.fillText(label, at, 2);
    }
  }
}

/** A tick's label; having no line for them, the band names months and years where they begin. */
function inFull({ step, contexts }: Axis, { day, label }: Tick, isFirst: boolean): string {
  if (step.unit === 'year') return label;
  const context = contexts.findLast((one) => one.day <= day);
  if (!context) return label;
  if (context.day === day) return context.label;
  return isFirst ? `${label} ${context.label}` : label;
}
