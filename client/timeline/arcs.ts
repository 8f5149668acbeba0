/** A relation to be drawn between two marks. */
export interface Arc {
  readonly from: string;
  readonly to: string;
  readonly relation: string;
}

/** A point in the plot, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arc as SVG path data, with where its label goes. */
export interface ArcPath {
  readonly d: string;
  readonly labelAt: Point;
}

/** The words of a relation, read from the first occurrence to the second. */
export const relationWords: Readonly<Record<string, string>> = {
  'responds-to': 'responds to',
  'part-of': 'is part of',
  implements: 'implements',
  follows: 'follows',
  contradicts: 'contradicts',
  cites: 'cites',
  causes: 'causes',
};

/** Dash patterns by relation, so that arcs differ by more than their words. */
export const relationDashes: Readonly<Record<string, string>> = {
  'responds-to': '',
  'part-of': '1 4',
  implements: '8 3',
  follows: '4 4',
  contradicts: '2 3 8 3',
  cites: '1 2 4 2',
  causes: '12 2',
  moved: '2 3',
};

/**
 * An arc from one mark to another: a curve that rises above both, the higher the further apart, but
 * within the plot. Between marks of one place it is a small loop.
 */
export function arcPath(from: Point, to: Point): ArcPath {
  const distance = Math.abs(to.x - from.x) + Math.abs(to.y - from.y);
  const rise = Math.min(90, 14 + distance * 0.22);
  const top = Math.max(4, Math.min(from.y, to.y) - rise);
  const pull = distance < 12 ? 24 : 0;
  const first = { x: from.x - pull + (to.x - from.x) * 0.15, y: top };
  const second = { x: to.x + pull - (to.x - from.x) * 0.15, y: top };
  const d = `M ${pair(from)} C ${pair(first)}, ${pair(second)}, ${pair(to)}`;
  return { d, labelAt: { x: (from.x + to.x) / 2, y: middle(from.y, first.y, second.y, to.y) } };
}

function middle(a: number, b: number, c: number, d: number): number {
  return (a + 3 * b + 3 * c + d) / 8;
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
