import { civilOfDay } from '../dates/day.ts';
import type { Occurrence } from '../things/occurrence.ts';
import { liveOccurrence } from './live.ts';
import { spanOf, type Span } from './timeline.ts';
import type { Keyed, Transition, View } from './view.ts';

/**
 * The period that an occurrence is counted in, exactly one for each occurrence, no finer than its
 * date allows; years are astronomical.
 *
 * - `month`: all that its date may touch lies in that month (`2018-09`).
 * - `year`: it lies in that year, but in no single month (`2018`).
 * - `from`: it may begin in that year at the earliest, and reaches beyond it or may (`2018..`).
 * - `before`: nothing bounds it from below; it may end in that year at the latest (`..2018`).
 *
 * So the counts of a year by month, plus those of the year without one, plus those from or before
 * it are the year's count, and the years' counts add up to the number of live occurrences.
 */
export interface Period {
  /** The period as text, unique and part of the keys. */
  readonly period: string;
  readonly year: number;
  /** 1–12, for precision `month` alone. */
  readonly month: number | null;
  readonly precision: 'month' | 'year' | 'from' | 'before';
}

/** What is counted: one kind of occurrence, or one actor's (once for each occurrence). */
export interface Contribution extends Period {
  readonly dimension: 'kind' | 'actor';
  readonly value: string;
}

/** How many live occurrences a kind or an actor has in a period; never 0. */
export interface TalliesRow extends Contribution {
  readonly count: number;
}

/** One occurrence more or less. */
export interface TalliesChange {
  readonly contribution: Contribution;
  readonly by: 1 | -1;
}

/** The period that something with these bounds is counted in. */
export function periodOf({ start, end }: Span): Period {
  if (start.earliest === null) {
    if (end.latest === null) throw new Error('a date without any bound can not be counted');
    const { year } = civilOfDay(end.latest);
    return { period: `..${yearText(year)}`, year, month: null, precision: 'before' };
  }
  const first = civilOfDay(start.earliest);
  const last = end.latest === null ? null : civilOfDay(end.latest);
  const { year } = first;
  if (last?.year !== year)
    return { period: `${yearText(year)}..`, year, month: null, precision: 'from' };
  if (last.month !== first.month)
    return { period: yearText(year), year, month: null, precision: 'year' };
  const period = `${yearText(year)}-${String(first.month).padStart(2, '0')}`;
  return { period, year, month: first.month, precision: 'month' };
}

/** What an occurrence adds to the tallies: its kind once, and each of its actors once. */
export function contributionsOf(
  occurrence: Pick<Occurrence, 'kind' | 'actors' | 'date'>,
): Contribution[] {
  const period = periodOf(spanOf(occurrence.date));
  const contributions: Contribution[] = [{ dimension: 'kind', value: occurrence.kind, ...period }];
  for (const value of new Set(occurrence.actors.map(({ actor }) => actor)))
    contributions.push({ dimension: 'actor', value, ...period });
  return contributions;
}

/** Key: `kind/<kind>/<period>` or `actor/<actor>/<period>`; see {@link Period}. */
export const tallies: View<'tallies', TalliesRow, TalliesChange> = {
  name: 'tallies',
  version: 1,
  changes({ before, after }: Transition): Iterable<Keyed<TalliesChange>> {
    const was = liveOccurrence(before);
    const is = liveOccurrence(after);
    if (was && is && was.kind === is.kind && was.actors === is.actors && was.date === is.date)
      return [];
    const former = keyed(was);
    const current = keyed(is);
    const changes: Keyed<TalliesChange>[] = [];
    for (const [key, contribution] of former)
      if (!current.has(key)) changes.push({ key, change: { contribution, by: -1 }, fresh: false });
    for (const [key, contribution] of current)
      if (!former.has(key)) changes.push({ key, change: { contribution, by: 1 }, fresh: false });
    return changes;
  },
  evolve(row, { contribution, by }) {
    const count = (row?.count ?? 0) + by;
    if (count === 0) return null;
    const { dimension, value, period, year, month, precision } = contribution;
    return { dimension, value, period, year, month, precision, count };
  },
};

function keyed(live: Occurrence | null): Map<string, Contribution> {
  const contributions = new Map<string, Contribution>();
  if (!live) return contributions;
  for (const one of contributionsOf(live))
    contributions.set(`${one.dimension}/${one.value}/${one.period}`, one);
  return contributions;
}

/** At least four digits, as in ISO 8601: `0033`, `-0043`, `12018`. */
function yearText(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}
