import { dayOfCivil, daysInMonth } from './day.ts';
import type { Day } from './day.ts';
import type { CalendarDate, DateTime, PlainYear, PointDate, SeasonDate } from './edtf.ts';
import { numbersOf, yearSpan, yearsOf } from './masks.ts';
import { seasons } from './seasons.ts';

/** The first and the last day on which something may lie, both inclusive. */
export interface DaySpan {
  readonly earliest: Day;
  readonly latest: Day;
}

/**
 * The first and last concrete day that a point date may be; null when no day at all can match it,
 * as with `1900-02-29` or `2001-02-3X`. Exact: both ends are days that the text itself allows, so
 * `19XX-02-29` runs from 1904-02-29 to 1996-02-29.
 */
export function pointBounds(date: PointDate): DaySpan | null {
  if (date.kind === 'season') return seasonBounds(date);
  if (date.month === null || date.year.form === 'long') {
    const { first, last } = yearSpan(date.year);
    return { earliest: dayOfCivil(first, 1, 1), latest: dayOfCivil(last, 12, 31) };
  }
  const earliest = firstMatch(date, date.year, 'ascending');
  const latest = firstMatch(date, date.year, 'descending');
  return earliest === null || latest === null ? null : { earliest, latest };
}

/** The bounds of a date that has passed `parseEdtf`; a RangeError for one that no day can match. */
export function spanOf(date: PointDate): DaySpan {
  const span = pointBounds(date);
  if (span === null) throw new RangeError('No day matches this date.');
  return span;
}

/**
 * The first matching day seen from one side. What no leap year has, such as `XXXX-02-30`, no year
 * has; beyond that a year is left only when 29 February alone would match, so that even
 * `XXXX-XX-XX` is answered by the first year looked at, and `XXX1-02-29` by a thousand at most.
 */
function firstMatch(
  date: CalendarDate,
  year: PlainYear,
  order: 'ascending' | 'descending',
): Day | null {
  const months = numbersOf(date.month?.digits ?? 'XX', 1, 12);
  const days = numbersOf(date.day?.digits ?? 'XX', 1, 31);
  const isPossible = months.some((month) => days.some((day) => day <= daysInMonth(2000, month)));
  if (!isPossible) return null;
  if (order === 'descending') {
    months.reverse();
    days.reverse();
  }
  for (const candidate of yearsOf(year, order)) {
    for (const month of months) {
      const length = daysInMonth(candidate, month);
      const day = days.find((number) => number <= length);
      if (day !== undefined) return dayOfCivil(candidate, month, day);
    }
  }
  return null;
}

function seasonBounds(date: SeasonDate): DaySpan | null {
  const season = seasons.get(date.season.digits);
  if (season === undefined) return null;
  const { first, last } = yearSpan(date.year);
  const monthLast = season.monthFirst + season.monthCount - 1;
  const year = monthLast > 12 ? last + 1 : last;
  const month = monthLast > 12 ? monthLast - 12 : monthLast;
  return {
    earliest: dayOfCivil(first, season.monthFirst, 1),
    latest: dayOfCivil(year, month, daysInMonth(year, month)),
  };
}

/**
 * The day a time was written on: the local day of the place where it happened, whatever day it then
 * was in Greenwich. `1985-04-12T23:20:30-04` lies on 12 April although it was the 13th in UTC.
 */
export function writtenDay(date: DateTime): Day {
  const { first } = yearSpan(date.year);
  return dayOfCivil(first, Number(date.month.digits), Number(date.day.digits));
}

/** The instant of a time with a zone, in milliseconds since 1970 UTC; null for a local time. */
export function instantMsOf(date: DateTime): number | null {
  if (date.zone.kind === 'local') return null;
  const offsetMinutes = date.zone.kind === 'utc' ? 0 : date.zone.minutes;
  const seconds = date.hour * 3600 + date.minute * 60 + date.second - offsetMinutes * 60;
  return writtenDay(date) * 86_400_000 + seconds * 1000;
}
