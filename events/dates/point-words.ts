import { daysInMonth } from './day.ts';
import type { CalendarDate, DateTime, Part, PointDate, SeasonDate } from './edtf.ts';
import { surenessOf } from './marks.ts';
import { isMasked, numbersOf, yearSpan } from './masks.ts';
import { seasons } from './seasons.ts';
import type { Season } from './seasons.ts';
import { joined, withSureness } from './sureness-words.ts';
import type { PointPhrase } from './sureness-words.ts';
import { yearPair, yearPhrase } from './year-words.ts';

/** The months in English, January first. */
export const monthNames: readonly string[] =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A single date in plain English, its marks included. */
export function pointWords(date: PointDate): PointPhrase {
  const plain = date.kind === 'season' ? seasonWords(date) : calendarWords(date);
  return withSureness(plain, date, surenessOf(date));
}

/** A day and a time in plain English: `12 April 1985 at 23:20:30 UTC`. */
export function timeWords(date: DateTime): string {
  const day = calendarWords({ ...date, kind: 'date' }).noun;
  const clock = [date.hour, date.minute, date.second].map(two).join(':');
  return `${day} at ${clock} ${zoneWords(date)}`;
}

function zoneWords({ zone }: DateTime): string {
  if (zone.kind === 'local') return 'local time';
  if (zone.kind === 'utc') return 'UTC';
  const minutes = Math.abs(zone.minutes);
  const sign = zone.minutes < 0 ? '−' : '+';
  return `(UTC${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)})`;
}

function calendarWords(date: CalendarDate): PointPhrase {
  const year = yearPhrase(date.year);
  if (date.month === null) return year;
  const isYearKnown = !isMasked(date.year.digits);
  // "in 1985", but "of an unknown year in the 1980s": never two "in" in a row.
  const inYear = isYearKnown ? ` in${year.after}` : year.after;
  if (date.day === null) {
    const isUnknown = date.month.digits === 'XX';
    const noun = isUnknown ? `an unknown month${inYear}` : `${monthWords(date.month)}${year.after}`;
    return phrase(noun, isYearKnown && !isMasked(date.month.digits));
  }
  if (date.day.digits === 'XX') {
    if (date.month.digits === 'XX') return phrase(`an unknown day${inYear}`, false);
    return phrase(`an unknown day in ${monthWords(date.month)}${year.after}`, false);
  }
  const isName = isYearKnown && !isMasked(date.month.digits) && !isMasked(date.day.digits);
  const days = daysOf(date);
  if (!isMasked(date.month.digits)) {
    return phrase(
      `${listed(days, 'a day', String)} ${monthWords(date.month)}${year.after}`,
      isName,
    );
  }
  const month = date.month.digits === 'XX' ? `an unknown month${inYear}` : null;
  const dayWords = listed(days, 'a day', (day) => `the ${day}${ordinalEnding(day)}`);
  return phrase(`${dayWords} of ${month ?? `${monthWords(date.month)}${year.after}`}`, false);
}

function phrase(noun: string, isName: boolean): PointPhrase {
  return { noun, alone: noun, isName };
}

function monthWords(month: Part): string {
  return listed(
    numbersOf(month.digits, 1, 12),
    'a month',
    (number) => monthNames[number - 1] ?? '',
  );
}

/** The day numbers that a day may have, no greater than its month allows where that is known. */
function daysOf(date: CalendarDate): number[] {
  const { first } = yearSpan(date.year);
  const months = numbersOf(date.month?.digits ?? 'XX', 1, 12);
  const isFebruary = months.length === 1 && months[0] === 2;
  // With a year that is not known, February may have 29 days; 0 was a leap year like those.
  const year = isMasked(date.year.digits) && isFebruary ? 0 : first;
  const length = Math.max(...months.map((month) => daysInMonth(year, month)));
  return numbersOf(date.day?.digits ?? 'XX', 1, length);
}

/** Numbers in words: a few are listed, a longer run without gaps is given by its ends. */
function listed(
  numbers: readonly number[],
  unit: string,
  name: (number: number) => string,
): string {
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  const isRun = last - first === numbers.length - 1;
  if (isRun && numbers.length > 3) return `${unit} between ${name(first)} and ${name(last)}`;
  return joined(numbers.map(name), 'or');
}

function seasonWords(date: SeasonDate): PointPhrase {
  const season = seasons.get(date.season.digits);
  if (season === undefined) return phrase(yearPhrase(date.year).noun, false);
  const isYearKnown = !isMasked(date.year.digits);
  return phrase(`${seasonAndYear(date, season)}${hemisphereWords(season)}`, isYearKnown);
}

function seasonAndYear(date: SeasonDate, season: Season): string {
  const year = yearPhrase(date.year);
  const ofYear = isMasked(date.year.digits) ? year.after : ` of${year.after}`;
  switch (season.family) {
    case 'season': {
      const { first, last } = yearSpan(date.year);
      const isAcrossYears = season.monthFirst + season.monthCount > 13;
      if (!isAcrossYears || first !== last) return `${season.name}${year.after}`;
      return `${season.name} ${yearPair(first, first + 1, '–')}`;
    }
    case 'quarter':
      return `the ${season.name} quarter${ofYear}`;
    case 'quadrimester': {
      const place = { first: 'first', second: 'middle' }[season.name] ?? 'last';
      return `the ${place} four months${ofYear}`;
    }
    case 'semester':
      return `the ${season.name} half${ofYear}`;
  }
}

function hemisphereWords(season: Season): string {
  return season.hemisphere === '' ? '' : ` in the ${season.hemisphere} hemisphere`;
}

function ordinalEnding(day: number): string {
  if (day >= 11 && day <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
