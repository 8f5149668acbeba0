import { periodOf, type Period } from '../../../events/projections/tallies.ts';
import { unboundedAbove, unboundedBelow } from '../../projections/tables.ts';
import type { SpanColumns } from './spans.ts';

/** The periods in which occurrences are counted. */
export interface SpanPeriods {
  /** In the order of their texts. */
  readonly periods: readonly Period[];
  /** For each span, the place of its period among them. */
  readonly places: Uint32Array;
}

/** The periods of no spans. */
export const noPeriods: SpanPeriods = { periods: [], places: new Uint32Array(0) };

/** The period of a date by its outer days, as the columns of the timeline's table hold them. */
export function periodBetween(earliest: number, latest: number): Period {
  return periodOf({
    start: { earliest: earliest === unboundedBelow ? null : earliest, latest: null },
    end: { earliest: null, latest: latest === unboundedAbove ? null : latest },
  });
}

/** The periods of so many spans, given those of the spans that were there before. */
export function periodsAnew(
  { earliest, latest }: SpanColumns,
  count: number,
  former: SpanPeriods,
): SpanPeriods {
  const ofSpans = Array.from(former.places, (place) => former.periods[place]);
  for (let span = ofSpans.length; span < count; span += 1)
    ofSpans.push(periodBetween(earliest[span] ?? 0, latest[span] ?? 0));
  const distinct = new Map<string, Period>();
  for (const period of ofSpans) if (period) distinct.set(period.period, period);
  const periods = [...distinct.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
  const placed = new Map(periods.map(({ period }, place) => [period, place]));
  const places = Uint32Array.from(ofSpans, (one) => placed.get(one?.period ?? '') ?? 0);
  return { periods, places };
}
