import type { DateAnswer } from '../../events/readings/answers.ts';

/** How one end of a mark is drawn. */
export type Edge = 'sharp' | 'soft' | 'open' | 'unknown';

/** The part of a date that shapes its mark. */
export type Dated = Pick<
  DateAnswer,
  'start' | 'end' | 'startKind' | 'endKind' | 'shape' | 'approximate' | 'uncertain' | 'basis'
>;

/**
 * A date as a mark on the axis: what is certain and how far it may reach. Positions are in days and
 * fractions, a day being the stretch from its number to the next. Always `from` ≤ `coreFrom` ≤
 * `coreTo` ≤ `to`, as far as they are given.
 */
export interface Shape {
  /**
   * `day`: one known day. `within`: some time between two days. `span`: from a beginning to an end.
   * `several`: more than once between two days.
   */
  readonly kind: 'day' | 'within' | 'span' | 'several';
  /** Where it may begin at the earliest; null: that is open or not known. */
  readonly from: number | null;
  /** What it covers for certain; null: nothing is certain but that it touches the whole. */
  readonly core: { readonly from: number; readonly to: number } | null;
  /** Where it may end at the latest; null: that is open or not known. */
  readonly to: number | null;
  readonly startEdge: Edge;
  readonly endEdge: Edge;
}

/** The mark of a date from its four bounds. */
export function shapeOf(date: Dated): Shape {
  const kind = kindOf(date);
  const from = date.startKind === 'bounded' ? date.start.earliest : null;
  const to = date.endKind === 'bounded' ? after(date.end.latest) : null;
  const core = kind === 'day' || kind === 'span' ? coreOf(date) : null;
  return {
    kind,
    from,
    core,
    to,
    startEdge: edgeOf(date.startKind, from, core?.from ?? null),
    endEdge: edgeOf(date.endKind, to, core?.to ?? null),
  };
}

/**
 * The first and last day, exclusive, that the mark's known parts touch: where it is anchored when an
 * end is open. Null for a date of which nothing is known.
 */
export function anchorOf(shape: Shape): { from: number; to: number } | null {
  const known = [shape.from, shape.core?.from ?? null, shape.core?.to ?? null, shape.to].filter(
    (day) => day !== null,
  );
  if (known.length === 0) return null;
  return { from: Math.min(...known), to: Math.max(...known) };
}

function kindOf(date: Dated): Shape['kind'] {
  switch (date.shape) {
    case 'interval':
      return 'span';
    case 'all-of':
      return 'several';
    case 'point':
    case 'one-of': {
      const { earliest, latest } = date.start;
      return earliest !== null && earliest === latest ? 'day' : 'within';
    }
  }
}

/** What a span covers for certain: from its latest beginning to its earliest end. */
function coreOf(date: Dated): Shape['core'] {
  const from = date.startKind === 'bounded' ? date.start.latest : null;
  const to = date.endKind === 'bounded' ? after(date.end.earliest) : null;
  if (from !== null && to !== null) return from < to ? { from, to } : null;
  if (from !== null) return { from, to: from + 1 };
  return to === null ? null : { from: to - 1, to };
}

function edgeOf(kind: DateAnswer['startKind'], outer: number | null, inner: number | null): Edge {
  if (kind !== 'bounded') return kind;
  return outer !== null && outer === inner ? 'sharp' : 'soft';
}

function after(day: number | null): number | null {
  return day === null ? null : day + 1;
}
