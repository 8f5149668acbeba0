import type { OccurrenceItem, TimelineAnswer } from '../../events/readings/answers.ts';
import type { RowChange } from '../../events/readings/diff.ts';
import type { ChangeSort } from '../timeline/change-signs.ts';
import { sortOf } from './change.ts';

/** What is known of the changes: those read so far, from the earlier reading to the later. */
export interface KnownChanges {
  readonly rows: readonly RowChange[];
  /** Whether these are all there are. */
  readonly isWhole: boolean;
}

/** The sort of change of each occurrence that either timeline names and that differs. */
export type ChangeMarks = ReadonlyMap<string, ChangeSort>;

/**
 * Marks what the timelines of two readings name. What the list of changes has not told yet is judged
 * by the two answers themselves: of a large archive each names only the most important, so that one
 * which is not named in the other counts as missing there only where it would have been named.
 */
export function changeMarks(
  earlier: TimelineAnswer,
  later: TimelineAnswer,
  known: KnownChanges,
): ChangeMarks {
  const told = new Map(known.rows.map((row) => [row.key, sortOf(row)]));
  const before = new Map(earlier.items.map((item) => [item.id, item]));
  const after = new Map(later.items.map((item) => [item.id, item]));
  const marks = new Map<string, ChangeSort>();
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const sort =
      told.get(id) ??
      (known.isWhole ? null : judged(before.get(id), after.get(id), { earlier, later }));
    if (sort !== null) marks.set(id, sort);
  }
  return marks;
}

/** Two readings as one timeline: the later, with what only the earlier has, and former places. */
export interface Overlaid {
  readonly answer: TimelineAnswer;
  /** Occurrences that moved, as the earlier reading dates them. */
  readonly former: readonly OccurrenceItem[];
}

/**
 * Lays the earlier reading over the later. Counts are those of the later and of what is marked as
 * removed, so that density and marks together stay the whole.
 */
export function overlaid(
  earlier: TimelineAnswer,
  later: TimelineAnswer,
  marks: ChangeMarks,
): Overlaid {
  const named = new Set(later.items.map(({ id }) => id));
  const removed = earlier.items.filter(({ id }) => marks.get(id) === 'removed' && !named.has(id));
  return {
    answer: {
      ...later,
      window: later.window ?? earlier.window,
      total: later.total + removed.length,
      items: [...later.items, ...removed],
      bins: removed.reduce(counting, later.bins),
    },
    former: earlier.items.filter(({ id }) => marks.get(id) === 'moved'),
  };
}

function judged(
  before: OccurrenceItem | undefined,
  after: OccurrenceItem | undefined,
  { earlier, later }: { readonly earlier: TimelineAnswer; readonly later: TimelineAnswer },
): ChangeSort | null {
  if (before && after) {
    if (before.date.edtf !== after.date.edtf) return 'moved';
    return isToldAlike(before, after) ? null : 'changed';
  }
  if (after) return wouldName(earlier, after) ? 'added' : null;
  return before && wouldName(later, before) ? 'removed' : null;
}

/** Whether an answer would name such an occurrence if its reading had it. */
function wouldName({ items, total }: TimelineAnswer, item: OccurrenceItem): boolean {
  return total <= items.length || items.some((named) => byRank(item, named) < 0);
}

/** The order in which answers name: the most important first, then the earliest. */
function byRank(a: OccurrenceItem, b: OccurrenceItem): number {
  return b.importance - a.importance || rankDay(a) - rankDay(b) || (a.id < b.id ? -1 : 1);
}

function rankDay({ date }: OccurrenceItem): number {
  return date.earliestDay ?? date.latestDay ?? 0;
}

/** Under other clocks an occurrence of the same version may rest on other sources. */
function isToldAlike(before: OccurrenceItem, after: OccurrenceItem): boolean {
  return (
    before.version === after.version &&
    before.disputed === after.disputed &&
    before.sources.join() === after.sources.join()
  );
}

function counting(bins: TimelineAnswer['bins'], { date }: OccurrenceItem): TimelineAnswer['bins'] {
  const day = date.earliestDay ?? -Infinity;
  const at = bins.findIndex(({ toDay }) => toDay >= day);
  const place = at === -1 ? bins.length - 1 : at;
  return bins.map((bin, index) => (index === place ? { ...bin, count: bin.count + 1 } : bin));
}
