import { anchorOf } from './shape.ts';
import type { Shape } from './shape.ts';

/** How the axis maps days to pixels: `x(day) = (day − originDay) × dayPx`. */
export interface Scale {
  readonly originDay: number;
  readonly dayPx: number;
  /** Width of the plot; marks are cut off one such width outside of it. */
  readonly widthPx: number;
}

/** What a stretch of a mark says. */
export type SegmentRole =
  | 'core' // certain
  | 'soft-start' // may have begun here
  | 'soft-end' // may have ended here
  | 'within' // happened somewhere here
  | 'several' // happened more than once between these ends
  | 'open-start' // goes back without a limit
  | 'open-end' // goes on without a limit
  | 'unknown-start' // began some time before, nobody knows when
  | 'unknown-end';

/** A stretch of a mark in pixels from the mark's left edge. */
export interface Segment {
  readonly role: SegmentRole;
  readonly x: number;
  readonly width: number;
}

/** A mark in pixels from the plot's left edge, its label not included. */
export interface MarkGeometry {
  /** `dot`, `whisker` and `bar` stand for what is too narrow to draw to scale. */
  readonly form: 'dot' | 'whisker' | 'bar' | 'band';
  readonly left: number;
  readonly width: number;
  readonly segments: readonly Segment[];
  /** Where a label begins, in pixels from the mark's left edge, when all of the mark is in view. */
  readonly labelX: number;
}

/** Pixels of the marks that aren't drawn to scale, and of the tail of an end without a day. */
export const dotPx = 9;
const whiskerPx = 17;
const barPx = 5;
const tailPx = 36;
const dayBandMinPx = 16;
const withinBandMinPx = 12;
/** Between a mark and its label, on either side. */
export const labelGapPx = 5;

/** The mark of a shape on a scale. Ends without a day are tails of fixed length that stay in view. */
export function markOf(shape: Shape, scale: Scale): MarkGeometry {
  const anchor = anchorOf(shape);
  if (anchor === null) return band(tails(shape, 0, 0));
  const from = place(anchor.from, scale);
  const to = place(anchor.to, scale);
  const isBounded = shape.from !== null && shape.to !== null;
  if (isBounded && shape.kind === 'day' && to - from < dayBandMinPx) {
    return centred('dot', dotPx, (from + to) / 2);
  }
  if (isBounded && isSoftAll(shape) && to - from < withinBandMinPx) {
    return centred('whisker', whiskerPx, (from + to) / 2);
  }
  if (isBounded && to - from < barPx) return centred('bar', barPx, (from + to) / 2);
  return band([...segmentsOf(shape, scale), ...tails(shape, from, to, scale.widthPx)]);
}

/** Whether a mark has no certain part: all of it is where something may have been. */
function isSoftAll(shape: Shape): boolean {
  return shape.kind !== 'day' && shape.core === null;
}

function centred(form: 'dot' | 'whisker' | 'bar', width: number, middle: number): MarkGeometry {
  return { form, left: middle - width / 2, width, segments: [], labelX: width + labelGapPx };
}

interface Placed {
  readonly role: SegmentRole;
  readonly from: number;
  readonly to: number;
}

function segmentsOf(shape: Shape, scale: Scale): Placed[] {
  const { core } = shape;
  if (core === null) {
    const anchor = anchorOf(shape);
    if (anchor === null) return [];
    const role = shape.kind === 'several' ? 'several' : 'within';
    return [{ role, from: place(anchor.from, scale), to: place(anchor.to, scale) }];
  }
  const placed: Placed[] = [];
  const coreFrom = place(core.from, scale);
  const coreTo = place(core.to, scale);
  if (shape.startEdge === 'soft' && shape.from !== null) {
    placed.push({ role: 'soft-start', from: place(shape.from, scale), to: coreFrom });
  }
  placed.push({ role: 'core', from: coreFrom, to: coreTo });
  if (shape.endEdge === 'soft' && shape.to !== null) {
    placed.push({ role: 'soft-end', from: coreTo, to: place(shape.to, scale) });
  }
  return placed;
}

/** The tails of open and unknown ends: pinned to the plot when their day is out of view. */
function tails(shape: Shape, from: number, to: number, widthPx = Infinity): Placed[] {
  const placed: Placed[] = [];
  if (shape.startEdge === 'open' || shape.startEdge === 'unknown') {
    const end = Math.min(from, widthPx);
    placed.push({ role: `${shape.startEdge}-start`, from: end - tailPx, to: from });
  }
  if (shape.endEdge === 'open' || shape.endEdge === 'unknown') {
    const start = Math.max(to, 0);
    placed.push({ role: `${shape.endEdge}-end`, from: to, to: start + tailPx });
  }
  return placed;
}

function band(placed: readonly Placed[]): MarkGeometry {
  const left = Math.min(...placed.map((one) => one.from));
  const right = Math.max(...placed.map((one) => one.to));
  return {
    form: 'band',
    left,
    width: Math.max(1, right - left),
    segments: placed.map(({ role, from, to }) => ({ role, x: from - left, width: to - from })),
    labelX: 1,
  };
}

function place(day: number, { originDay, dayPx, widthPx }: Scale): number {
  return Math.min(2 * widthPx, Math.max(-widthPx, (day - originDay) * dayPx));
}
