import type {
  Dimension,
  FacetValue,
  OccurrenceItem,
  TimelineAnswer,
} from '../../events/readings/answers.ts';
import { unboundedAbove, unboundedBelow } from '../projections/tables.ts';
import { countInBins, type Window } from './bins.ts';
import { FacetCounter } from './facets.ts';
import { occurredDay } from './occurred.ts';
import type { Reader } from './reader.ts';
import type { Reading, StoredOccurrence } from './reading.ts';
import { standingAt } from './rows.ts';

/** What is asked of a timeline besides clocks and filters. */
export type TimelineOptions = Parameters<Reader['timeline']>[2];

/** A matching occurrence as far as drawing and counting need it; days as the columns hold them. */
interface Mark {
  readonly key: string;
  readonly earliest: number;
  readonly latest: number;
  readonly importance: number;
}

type Scanned = [key: string, earliest: number, latest: number, importance: number, terms: string];

/**
 * The timeline of a window: one pass over what the clocks let through counts facets, lanes, bins and
 * the total, so that they agree by construction; then the most important items are described.
 */
export function readTimeline(reading: Reading, options: TimelineOptions): TimelineAnswer {
  const facets = new FacetCounter(reading.filters, reading.evidence);
  const marks = scan(reading, facets);
  const window = windowOf(reading, marks);
  const days = marks.map(({ earliest }) => earliest);
  return {
    asOf: reading.asOf,
    window: window && { ...options.window, ...window },
    total: marks.length,
    items: mostImportant(marks, options.limit).flatMap((mark) => describe(reading, mark)),
    bins: window ? countInBins(window, options.bins, days) : [],
    lanes: options.lanes === null ? [] : facets.lanes(options.lanes, reading.names),
    facets: facetsOf((dimension) => facets.facet(dimension, reading.names)),
  };
}

function scan(reading: Reading, facets: FacetCounter): Mark[] {
  const { sql, binding } = reading.matchingClocks();
  const marks: Mark[] = [];
  const scanned = reading.rows.eachRaw<Scanned>(
    `select t.key, t.earliest, t.latest, t.importance, t.terms
     from view_timeline as t where ${sql}`,
    binding,
  );
  for (const [key, earliest, latest, importance, json] of scanned) {
    const terms: readonly string[] = JSON.parse(json);
    if (facets.count(terms)) marks.push({ key, earliest, latest, importance });
  }
  return marks;
}

/** The window as asked; an end that was not asked for is that of what matches. Null: nothing does. */
function windowOf({ clocks }: Reading, marks: readonly Mark[]): Window | null {
  let first = Infinity;
  let last = -Infinity;
  for (const { earliest, latest } of marks) {
    // Every date is bounded at one end at least; the extent is that of the ends which are.
    first = Math.min(first, earliest === unboundedBelow ? latest : earliest);
    last = Math.max(last, latest === unboundedAbove ? earliest : latest);
  }
  if (marks.length === 0 && (clocks.fromDay === null || clocks.toDay === null)) return null;
  const fromDay = clocks.fromDay ?? Math.min(first, clocks.toDay ?? Infinity);
  return { fromDay, toDay: clocks.toDay ?? Math.max(last, fromDay) };
}

/** The most important marks, then the earliest; in the order of time. */
function mostImportant(marks: readonly Mark[], limit: number): readonly Mark[] {
  const chosen: Mark[] = [];
  for (let importance = 5; importance >= 1 && chosen.length < limit; importance -= 1) {
    const level = marks.filter((mark) => mark.importance === importance);
    const room = limit - chosen.length;
    if (level.length > room)
      level.sort((a, b) => occurredDay(a) - occurredDay(b) || compare(a.key, b.key));
    chosen.push(...level.slice(0, room));
  }
  return chosen.sort(
    (a, b) => occurredDay(a) - occurredDay(b) || a.latest - b.latest || compare(a.key, b.key),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function describe(reading: Reading, { key }: Mark): readonly OccurrenceItem[] {
  const [stored] = reading.rows.all<StoredOccurrence>(
    `select t.body, t.from_position from view_timeline as t
     where t.key = @key and ${standingAt('t')}`,
    { key, position: reading.clocks.position },
  );
  return stored ? [reading.item(stored)] : [];
}

function facetsOf(
  facet: (dimension: Dimension) => readonly FacetValue[],
): Readonly<Record<Dimension, readonly FacetValue[]>> {
  return {
    kind: facet('kind'),
    actor: facet('actor'),
    place: facet('place'),
    tag: facet('tag'),
    source: facet('source'),
    instrument: facet('instrument'),
    chronicle: facet('chronicle'),
  };
}
