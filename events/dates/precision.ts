import type { Edtf, LongYear, PlainYear, PointDate, SetMember } from './edtf.ts';
import { isMasked, statedYear } from './masks.ts';
import { seasons } from './seasons.ts';

/** Every precision, the finest first; a season and a quarter both last three months. */
const precisions = [
  'time',
  'day',
  'month',
  'season',
  'quarter',
  'quadrimester',
  'semester',
  'year',
  'decade',
  'century',
  'millennium',
  'many-millennia',
] as const;

/**
 * How finely a date is known: the smallest calendar unit, read from the year downwards, that holds
 * all that it may be. The first part with an unspecified digit ends the reading, so `1985-04-XX` is
 * known to the `month` and `156X-12-25` to the `decade`; `many-millennia` is ten thousand years or
 * more.
 */
export type Precision = (typeof precisions)[number];

/** The precision of a date; the coarsest among the ends of an interval or the members of a set. */
export function precisionOf(date: Edtf): Precision {
  switch (date.kind) {
    case 'date-time':
      return 'time';
    case 'date':
    case 'season':
      return pointPrecision(date);
    case 'interval':
      return coarsest([date.start, date.end].flatMap((end) => (isPoint(end) ? [end] : [])));
    case 'one-of':
    case 'all-of':
      return coarsest(date.members.flatMap(pointsOf));
  }
}

/** The precision of a single date. */
export function pointPrecision(date: PointDate): Precision {
  const year = yearPrecision(date.year);
  if (year !== 'year') return year;
  if (date.kind === 'season') return seasons.get(date.season.digits)?.family ?? 'season';
  if (date.month === null || isMasked(date.month.digits)) return 'year';
  return date.day === null || isMasked(date.day.digits) ? 'month' : 'day';
}

/** The dates written in a member of a set: two for a range, otherwise one. */
export function pointsOf(member: SetMember): PointDate[] {
  switch (member.kind) {
    case 'range':
      return [member.from, member.to];
    case 'up-to':
      return [member.to];
    case 'from':
      return [member.from];
    case 'date':
    case 'season':
      return [member];
  }
}

/** Whether something is a single date rather than an open or unknown end or a run of dates. */
export function isPoint(date: { readonly kind: string }): date is PointDate {
  return date.kind === 'date' || date.kind === 'season';
}

function yearPrecision(year: PlainYear | LongYear): Precision {
  const stated = statedYear(year);
  const unknownDigits =
    stated === null
      ? 4 - year.digits.indexOf('X')
      : year.significant === null
        ? 0
        : String(Math.abs(stated)).length - year.significant;
  return precisions[precisions.indexOf('year') + Math.min(unknownDigits, 4)] ?? 'year';
}

function coarsest(dates: readonly PointDate[]): Precision {
  const ranks = dates.map((date) => precisions.indexOf(pointPrecision(date)));
  return precisions[Math.max(0, ...ranks)] ?? 'day';
}
