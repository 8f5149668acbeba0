import type { Edtf, Mark, Marked, PointDate } from './edtf.ts';
import { isPoint, pointsOf } from './precision.ts';

/** How sure one part of a date is, once the marks before and after it are put together. */
export interface Sureness {
  readonly isUncertain: boolean;
  readonly isApproximate: boolean;
}

/** The written parts of a date from left to right: the year, then a season, or month and day. */
export function partsOf(date: PointDate): Marked[] {
  if (date.kind === 'season') return [date.year, date.season];
  return [date.year, date.month, date.day].filter((part) => part !== null);
}

/**
 * How sure each written part of a date is, from left to right. A mark before a part speaks of that
 * part alone, a mark after it of that part and all to its left (level 2, Qualification).
 */
export function surenessOf(date: PointDate): Sureness[] {
  const parts = partsOf(date);
  return parts.map((part, index) => {
    const marks: Mark[] = [part.before, ...parts.slice(index).map((later) => later.after)];
    return {
      isUncertain: marks.some((mark) => mark === '?' || mark === '%'),
      isApproximate: marks.some((mark) => mark === '~' || mark === '%'),
    };
  });
}

/** Every single date written in a date, a time apart, from left to right. */
export function datesIn(date: Edtf): PointDate[] {
  switch (date.kind) {
    case 'date':
    case 'season':
      return [date];
    case 'date-time':
      return [];
    case 'interval':
      return [date.start, date.end].filter(isPoint);
    case 'one-of':
    case 'all-of':
      return date.members.flatMap(pointsOf);
  }
}
