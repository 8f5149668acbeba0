import { Canvas } from './canvas.ts';
import { columnsOf } from './density.ts';
import type { Count } from './density.ts';
import { dayMs } from './epoch.ts';
import type { Stretch } from './epoch.ts';
import { readInks } from './inks.ts';
import { axisOf } from './ticks.ts';
import type { Axis, Tick } from './ticks.ts';

/** Paints the overview band: all that is counted, and a few years to find one's way by. */
export class OverviewPainter {
  readonly #canvas: Canvas;
  readonly #host: HTMLElement;

  constructor(element: HTMLCanvasElement, host: HTMLElement) {
    this.#canvas = new Canvas(element);
    this.#host = host;
  }

  /** Paints counts on a band as wide as the host, up to a pixel. */
  paint(counts: readonly Count[], band: Stretch, cutPx: number): void {
    const { clientWidth: width, clientHeight: height } = this.#host;
    const page = this.#canvas.cleared(width, height);
    if (!page) return;
    const inks = readInks(this.#host);
    const dayPx = (width * dayMs) / (band.toMs - band.fromMs);
    const x = (day: number): number => (day - band.fromMs / dayMs) * dayPx;
    page.fillStyle = inks.grid;
    const axis = axisOf(band, width * 0.6);
    const { ticks } = axis;
    for (const { day } of ticks) page.fillRect(Math.round(x(day)), 0, 1, height);
    page.fillStyle = inks.later;
    page.fillRect(cutPx, 0, width - cutPx, height);
    page.fillStyle = inks.density;
    for (const column of columnsOf(counts, x, width)) {
      const tall = Math.max(2, column.height * (height - 6));
      const wide = Math.min(Math.max(1, column.width - 1), cutPx - column.x);
      if (wide > 0) page.fillRect(column.x, height - tall, wide, tall);
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
