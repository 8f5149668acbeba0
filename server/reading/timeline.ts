import type { Dimension, FacetValue, TimelineAnswer } from '../../events/readings/answers.ts';
import { dayOfCivil } from '../../events/dates/day.ts';
import { unboundedAbove, unboundedBelow } from '../projections/tables.ts';
import { countInBins, type Window } from './bins.ts';
import { entryOrder } from './columns/entry-order.ts';
import { entriesInOrder } from './columns/in-order.ts';
import type { Matched } from './columns/matched.ts';
import { facetOf, lanesOf } from './facets.ts';
import type { Reader } from './reader.ts';
import type { Reading } from './reading.ts';

/** What is asked of a timeline besides clocks and filters. */
export type TimelineOptions = Parameters<Reader['timeline']>[2];

/**
 * The timeline of a window: facets, lanes, bins and the total are counted of one and the same set, so
 * that they agree by construction; the most important items are described.
 */
export function readTimeline(reading: Reading, options: TimelineOptions): TimelineAnswer {
  const { matched } = reading;
  const { earliest: days } = matched.columns.spans.columns;
  const window = windowOf(reading);
  return {
    asOf: reading.asOf,
    window: window && { ...options.window, ...window },
    total: matched.count,
    items: mostImportant(matched, options.limit).map((entry) => reading.itemAt(entry)),
    bins: window ? countInBins(window, options.bins, { days, counts: matched.spanCounts() }) : [],
    lanes: options.lanes === null ? [] : lanesOf(reading, options.lanes),
    facets: facetsOf((dimension) => facetOf(reading, dimension)),
  };
}

/** The window as asked; an end that was not asked for is that of what matches. Null: nothing does. */
function windowOf({ clocks, matched }: Reading): Window | null {
  if (matched.count === 0 && (clocks.fromDay === null || clocks.toDay === null)) return null;
  const { first, last } = extentOf(matched);
  const fromDay = clocks.fromDay ?? Math.min(first, clocks.toDay ?? Infinity);
  return { fromDay, toDay: clocks.toDay ?? Math.max(last, fromDay) };
}

interface Extent {
  readonly first: number;
  readonly last: number;
}

/** The days of a year of which no digit is known. */
const anyYear: Extent = { first: dayOfCivil(0, 1, 1), last: dayOfCivil(9999, 12, 31) };

/**
 * The first and the last day of what matches. What may lie in any year, as what is redacted may,
 * says nothing of where the rest lies, and would stretch the window to ten thousand years.
 */
function extentOf(matched: Matched): Extent {
  const told = extentWhere(matched, (low, high) => low > anyYear.first || high < anyYear.last);
  return told.first === Infinity ? extentWhere(matched, () => true) : told;
}

function extentWhere(matched: Matched, isTold: (low: number, high: number) => boolean): Extent {
  const { earliest, latest } = matched.columns.spans.columns;
  let first = Infinity;
  let last = -Infinity;
  const counts = matched.spanCounts();
  for (let span = 0; span < counts.length; span += 1) {
    if (counts[span] === 0) continue;
    const low = earliest[span] ?? 0;
    const high = latest[span] ?? 0;
    if (!isTold(low, high)) continue;
    // Every date is bounded at one end at least; the extent is that of the ends which are.
    first = Math.min(first, low === unboundedBelow ? high : low);
    last = Math.max(last, high === unboundedAbove ? low : high);
  }
  return { first, last };
}

/** The most important entries, then the earliest; in the order of time. */
function mostImportant(matched: Matched, limit: number): readonly number[] {
  const { columns } = matched;
  const order = entryOrder(columns, 'importance');
  const chosen = entriesInOrder(matched, { order, after: null, limit });
  return entriesInOrder(
    { columns, entries: Uint32Array.from(chosen) },
    { order: entryOrder(columns, 'occurred'), after: null, limit },
  );
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
