import type { DateBounds } from '../../events/dates/bounds.ts';
import type { Day } from '../../events/dates/day.ts';
import { boundsOfText } from './days.ts';
import type { Told, ToldOccurrence } from './told.ts';

/** A question on the clocks of what happened and what was published, and its filters. */
export interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly until?: string;
  readonly knownBy?: string;
  readonly match?: 'possible' | 'certain';
  readonly kind?: readonly string[];
  readonly actor?: readonly string[];
  readonly place?: readonly string[];
  readonly tag?: readonly string[];
  readonly source?: readonly string[];
  readonly instrument?: readonly string[];
  readonly chronicle?: readonly string[];
}

/** The dimensions of filters and facets. */
export const dimensions = [
  'kind',
  'actor',
  'place',
  'tag',
  'source',
  'instrument',
  'chronicle',
] as const;

type Dimension = (typeof dimensions)[number];

/** The occurrences that a reading holds: live ones that pass every clock and filter. */
export function heldBy(told: Told, asked: Asked): readonly ToldOccurrence[] {
  return [...told.occurrences.values()].filter(
    (one) => holdsOnClocks(told, one, asked) && passes(told, one, asked),
  );
}

/** The days that a date in a question comes to: the window's first, or the last of any other. */
export function askedDay(edtf: string | undefined, end: 'first' | 'last'): Day | null {
  if (edtf === undefined) return null;
  const { earliestDay, latestDay } = boundsOfText(edtf);
  return end === 'first' ? earliestDay : latestDay;
}

/** The bounds of an occurrence's date. */
export function boundsOfTold(one: ToldOccurrence): DateBounds {
  return boundsOfText(one.told.date.edtf);
}

/** Whether a reading holds an occurrence under its clocks, whatever the filters. */
export function holdsOnClocks(told: Told, one: ToldOccurrence, asked: Asked): boolean {
  return one.isLive && isBegun(one, asked) && isKnown(told, one, asked) && isWithin(one, asked);
}

function isBegun(one: ToldOccurrence, { until, match }: Asked): boolean {
  const { earliest, latest } = boundsOfTold(one).start;
  return isBy({ earliest, latest }, askedDay(until, 'last'), match);
}

/** Whether something in this span had possibly, or had certainly, come by a day. */
function isBy(
  span: { readonly earliest: Day | null; readonly latest: Day | null },
  day: Day | null,
  match: Asked['match'],
): boolean {
  if (day === null) return true;
  if (match === 'certain') return span.latest !== null && span.latest <= day;
  return span.earliest === null || span.earliest <= day;
}

/** Whether a citation was in a source that was published by the day asked for. */
export function isPublished(told: Told, source: string, { knownBy, match }: Asked): boolean {
  if (knownBy === undefined) return true;
  const published = told.published.get(source) ?? null;
  if (published === null || told.withdrawn.has(source)) return false;
  const { earliestDay, latestDay } = boundsOfText(published);
  return isBy({ earliest: earliestDay, latest: latestDay }, askedDay(knownBy, 'last'), match);
}

/** Whether a source that supports it was published by the day asked for. */
export function isKnown(told: Told, one: ToldOccurrence, asked: Asked): boolean {
  if (asked.knownBy === undefined) return true;
  return one.citations.some(
    ({ stance, source }) => stance === 'supports' && isPublished(told, source, asked),
  );
}

function isWithin(one: ToldOccurrence, { from, to, match }: Asked): boolean {
  const { earliestDay, latestDay } = boundsOfTold(one);
  const [first, last] = [askedDay(from, 'first'), askedDay(to, 'last')];
  if (match === 'certain')
    return (
      (first === null || (earliestDay !== null && earliestDay >= first)) &&
      (last === null || (latestDay !== null && latestDay <= last))
    );
  return (
    (first === null || latestDay === null || latestDay >= first) &&
    (last === null || earliestDay === null || earliestDay <= last)
  );
}

function passes(
  told: Told,
  one: ToldOccurrence,
  asked: Asked,
  but: Dimension | null = null,
): boolean {
  return dimensions.every((dimension) => {
    const wanted = asked[dimension] ?? [];
    if (dimension === but || wanted.length === 0) return true;
    return valuesOf(told, one, asked)[dimension].some((value) => wanted.includes(value));
  });
}

/** The values of an occurrence in each dimension, as far as the question lets them be known. */
export function valuesOf(
  told: Told,
  one: ToldOccurrence,
  asked: Asked,
): Readonly<Record<Dimension, readonly string[]>> {
  const { kind, actors, places, tags, effects, chronicles } = one.told;
  const cited = one.citations.filter(({ source }) => isPublished(told, source, asked));
  return {
    kind: [kind],
    actor: distinct(actors.map(({ actor }) => actor)),
    place: places,
    tag: tags,
    source: distinct(cited.map(({ source }) => source)),
    instrument: distinct(effects.map(({ instrument }) => instrument)),
    chronicle: chronicles,
  };
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

/** How many occurrences match with each value of a dimension, under all filters but its own. */
export function facetOf(told: Told, asked: Asked, dimension: Dimension): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of told.occurrences.values())
    if (holdsOnClocks(told, one, asked) && passes(told, one, asked, dimension))
      for (const value of valuesOf(told, one, asked)[dimension])
        counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
