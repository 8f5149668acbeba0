import type { Day } from './day.ts';
import type { DateTime, Edtf, Interval, IntervalEnd, PointDate } from './edtf.ts';
import { isMasked, statedYear } from './masks.ts';
import { datesIn, surenessOf } from './marks.ts';
import { instantMsOf, spanOf, writtenDay } from './point-bounds.ts';
import { isPoint, precisionOf } from './precision.ts';
import type { Precision } from './precision.ts';
import { allOfEnds, hullOf, segmentOf } from './set-bounds.ts';
import type { DayBounds } from './set-bounds.ts';

export type { DayBounds } from './set-bounds.ts';

/** How an end of a date is given: by days, left open on purpose (`..`), or not known. */
export type EndKind = 'bounded' | 'open' | 'unknown';

/** What a date comes to in days: everything that the archive searches, sorts and draws by. */
export interface DateBounds {
  /** The first day it may touch; null: no lower bound, the start being open or unknown. */
  readonly earliestDay: Day | null;
  /** The last day it may touch; null: no upper bound, the end being open or unknown. */
  readonly latestDay: Day | null;
  /**
   * When it began. For a point and for one-of this equals `end`: it happened some time within. With
   * an open or unknown start, `earliest` is null and `latest` is when it had ended at the latest.
   */
  readonly start: DayBounds;
  /** When it ended. With an open or unknown end, `latest` is null and `earliest` is the start's. */
  readonly end: DayBounds;
  readonly startKind: EndKind;
  readonly endKind: EndKind;
  readonly shape: 'point' | 'interval' | 'one-of' | 'all-of';
  /** How finely it is known; the coarsest among several dates. */
  readonly precision: Precision;
  /** Whether any part is marked approximate, by ~ or %. */
  readonly approximate: boolean;
  /** Whether any part is marked uncertain, by ? or %. */
  readonly uncertain: boolean;
  /** Whether any digit is unspecified, X. */
  readonly unspecified: boolean;
  /** The astronomical year that is the estimate, when significant digits are given (`1950S2`). */
  readonly estimateYear?: number;
  /** The instant, in milliseconds since 1970 UTC, of a time with a zone. */
  readonly instantMs?: number;
  /** The members of a set as written, ranges whole; at most 64, since a text has 256 characters. */
  readonly segments?: readonly DayBounds[];
}

/**
 * The bounds of a date, exact to the day. A bare time or a time with an offset lies on the day that
 * is written, the local day of the place. Expects a date from `parseEdtf`; throws a RangeError for
 * one put together by hand that no day can match.
 */
export function boundsOf(date: Edtf): DateBounds {
  const written = datesIn(date);
  const sureness = written.flatMap(surenessOf);
  const described = {
    precision: precisionOf(date),
    approximate: sureness.some((part) => part.isApproximate),
    uncertain: sureness.some((part) => part.isUncertain),
    unspecified: written.some(hasUnspecified),
  };
  switch (date.kind) {
    case 'date':
    case 'season':
      return { ...within(spanOf(date)), shape: 'point', ...described, ...estimateOf(date) };
    case 'date-time':
      return { ...timeBounds(date), ...described };
    case 'interval':
      return { ...intervalBounds(date), ...described };
    case 'one-of': {
      const segments = date.members.map(segmentOf);
      return { ...within(hullOf(segments)), shape: 'one-of', ...described, segments };
    }
    case 'all-of': {
      const segments = date.members.map(segmentOf);
      return { ...placed(allOfEnds(date.members)), shape: 'all-of', ...described, segments };
    }
  }
}

type Placed = Pick<
  DateBounds,
  'earliestDay' | 'latestDay' | 'start' | 'end' | 'startKind' | 'endKind'
>;

/** Something that happened some time between two days; a missing bound was left open. */
function within(span: DayBounds): Placed {
  return placed({ start: span, end: span });
}

function placed({ start, end }: { start: DayBounds; end: DayBounds }): Placed {
  return {
    earliestDay: start.earliest,
    latestDay: end.latest,
    start,
    end,
    startKind: start.earliest === null ? 'open' : 'bounded',
    endKind: end.latest === null ? 'open' : 'bounded',
  };
}

function timeBounds(date: DateTime): Placed & Pick<DateBounds, 'shape' | 'instantMs'> {
  const day = writtenDay(date);
  const instantMs = instantMsOf(date);
  const point = { ...within({ earliest: day, latest: day }), shape: 'point' as const };
  return instantMs === null ? point : { ...point, instantMs };
}

function intervalBounds(date: Interval): Placed & Pick<DateBounds, 'shape'> {
  const from = isPoint(date.start) ? spanOf(date.start) : null;
  const to = isPoint(date.end) ? spanOf(date.end) : null;
  const start = from ?? { earliest: null, latest: to?.latest ?? null };
  const end = to ?? { earliest: from?.earliest ?? null, latest: null };
  return {
    ...placed({ start, end }),
    startKind: kindOf(date.start),
    endKind: kindOf(date.end),
    shape: 'interval',
  };
}

function kindOf(end: IntervalEnd): EndKind {
  return isPoint(end) ? 'bounded' : end.kind;
}

function hasUnspecified(date: PointDate): boolean {
  const later = date.kind === 'season' ? [date.season] : [date.month, date.day];
  return [date.year, ...later].some((part) => part !== null && isMasked(part.digits));
}

function estimateOf(date: PointDate): Pick<DateBounds, 'estimateYear'> {
  const year = date.year.significant === null ? null : statedYear(date.year);
  return year === null ? {} : { estimateYear: year };
}
