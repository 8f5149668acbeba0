import { Canvas } from './canvas.ts';
import { columnsOf } from './density.ts';
import type { Count } from './density.ts';
import type { Inks } from './inks.ts';
import type { Scale } from './segments.ts';
import type { Axis } from './ticks.ts';

/** What lies under the marks in one frame. */
export interface Ground {
  readonly scale: Scale;
  readonly left: number;
  readonly height: number;
  readonly axis: Axis;
  readonly counts: readonly Count[];
  readonly todayDay: number;
  readonly inks: Inks;
}

/** Height of the strip at the foot of the plot that rows leave to the density. */
export const densityPx = 38;

/** Paints the grid, the density of what isn't named, and the line of today. */
export class GroundPainter {
  readonly #canvas: Canvas;

  constructor(element: HTMLCanvasElement) {
    this.#canvas = new Canvas(element);
  }

  /** Paints a frame. */
  paint(ground: Ground): void {
    const { scale, left, height, inks } = ground;
    const page = this.#canvas.cleared(left + scale.widthPx, height);
    if (!page) return;
    page.save();
    page.beginPath();
    page.rect(left, 0, scale.widthPx, height);
    page.clip();
    page.translate(left, 0);
    const x = (day: number): number => (day - scale.originDay) * scale.dayPx;
    for (const { day, major } of ground.axis.ticks) {
      page.fillStyle = major ? inks.gridMajor : inks.grid;
      page.fillRect(Math.round(x(day)), 0, 1, height);
    }
    page.fillStyle = inks.density;
    for (const column of columnsOf(ground.counts, x, scale.widthPx)) {
      const tall = Math.max(2, column.height * (densityPx - 4));
      page.fillRect(column.x, height - tall, Math.max(1, column.width - 1), tall);
    }
    page.fillStyle = inks.today;
    page.fillRect(Math.round(x(ground.todayDay)), 0, 1, height);
    page.restore();
  }
}
