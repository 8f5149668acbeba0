import { boundsOf, type DayBounds } from '../dates/bounds.ts';
import { parseEdtf } from '../dates/parse.ts';
import type { Occurrence } from '../things/occurrence.ts';
import type { DerivedView } from './view.ts';

/** When something may have begun and ended, in days since 1970-01-01; null: unbounded. */
export interface Span {
  readonly start: DayBounds;
  readonly end: DayBounds;
}

/** An occurrence as it stands and the days of its date; `status` tells whether it is live. */
export type TimelineRow = Occurrence & { readonly span: Span };

const spansMax = 10_000;
const spans = new Map<string, Span>();

/** The days of a date in the log. Remembers the last it worked out, since dates recur. */
export function spanOf({ edtf }: { readonly edtf: string }): Span {
  const known = spans.get(edtf);
  if (known) return known;
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) throw new Error(`the log holds a date that is not EDTF: ${edtf}`);
  const { start, end } = boundsOf(parsed.date);
  const span = { start, end };
  if (spans.size >= spansMax) spans.clear();
  spans.set(edtf, span);
  return span;
}

/** Key: an occurrence's id. Retracted and merged ones keep their row. */
export const timeline: DerivedView<'timeline', TimelineRow> = {
  name: 'timeline',
  version: 2,
  changes({ before, after }) {
    if (after?.thing !== 'occurrence') return [];
    return [
      { key: after.id, change: { ...after, span: spanOf(after.date) }, fresh: before === null },
    ];
  },
  evolve: (_row, change) => change,
};
