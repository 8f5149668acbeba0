import { boundsOf } from './bounds.ts';
import { parseEdtf } from './parse.ts';
import { monthNames } from './point-words.ts';
import { yearEdtf, yearSenses } from './spoken-years.ts';
import type { Sense } from './spoken-years.ts';

const dayPattern = '(\\d{1,2})(?:st|nd|rd|th)?';
const dayMonthYear = new RegExp(`^${dayPattern}(?: day)?(?: of)? ([a-z]{3,9})(?: of)? (.+)$`, 'u');
const monthDayYear = new RegExp(`^([a-z]{3,9}) ${dayPattern} (.+)$`, 'u');
const yearMonthDay = new RegExp(`^(\\d{4}) ([a-z]{3,9})(?: ${dayPattern})?$`, 'u');

/** The number of a month by its English name, or its first three or four letters; else null. */
export function monthOf(name: string): number | null {
  const place = monthNames.findIndex((month) => {
    const whole = month.toLowerCase();
    return whole === name || (/^.{3,4}$/u.test(name) && whole.startsWith(name));
  });
  return place === -1 ? null : place + 1;
}

/**
 * The days that a normalised text may mean: `25 sept 2015`, `september 25 2015`, `12/1/2018`. They
 * need not exist: the caller keeps only what parses.
 */
export function daySenses(text: string): Sense[] {
  const dayFirst = dayMonthYear.exec(text);
  const monthFirst = monthDayYear.exec(text);
  const yearFirst = yearMonthDay.exec(text);
  return [
    ...namedDay(dayFirst?.[1], dayFirst?.[2], dayFirst?.[3]),
    ...namedDay(monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]),
    ...namedDay(yearFirst?.[3], yearFirst?.[2], yearFirst?.[1]),
    ...numericDay(text),
  ];
}

function namedDay(day = '', monthName = '', yearText = ''): Sense[] {
  const month = monthOf(monthName);
  if (month === null || day === '') return [];
  return yearSenses(yearText, true).map(({ year, understood }) => ({
    edtf: civilEdtf(year, month, Number(day)),
    understood: `day ${Number(day)}, month ${monthNames[month - 1] ?? ''}, ${understood}`,
  }));
}

/** `12/1/2018` is two days, and which was meant nobody can tell; `25/9/2015` can only be one. */
function numericDay(text: string): Sense[] {
  const yearFirst = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/u.exec(text);
  if (yearFirst !== null) {
    const [, year, , month, day] = yearFirst.map(Number);
    const edtf = civilEdtf(year ?? 0, month ?? 0, day ?? 0);
    return [{ edtf, understood: 'written as year, month, day' }];
  }
  const compact = /^(\d{4})(\d\d)(\d\d)$/u.exec(text);
  if (compact !== null) {
    const [, year, month, day] = compact;
    return [
      { edtf: `${year ?? ''}-${month ?? ''}-${day ?? ''}`, understood: 'written without hyphens' },
    ];
  }
  const yearLast = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|'?\d\d)$/u.exec(text);
  if (yearLast === null) return [];
  const [, first = '', , second = '', yearText = ''] = yearLast;
  return yearSenses(yearText, true).flatMap(({ year }) => {
    const dayFirst = civilEdtf(year, Number(second), Number(first));
    const monthFirst = civilEdtf(year, Number(first), Number(second));
    return [
      { edtf: dayFirst, understood: 'written as day, month, year' },
      { edtf: monthFirst, understood: 'written as month, day, year' },
    ];
  });
}

function civilEdtf(year: number, month: number, day: number): string {
  return `${yearEdtf(year)}-${two(month)}-${two(day)}`;
}

const weekdays = ['thursday', 'friday', 'saturday', 'sunday', 'monday', 'tuesday', 'wednesday'];

/** A day told with its weekday; one whose weekday contradicts its date is not understood. */
export function onWeekday(text: string): Sense[] {
  const [, name = '', rest = ''] = /^([a-z]{3,9}) (.+)$/u.exec(text) ?? [];
  const place = weekdays.findIndex((weekday) => weekday.startsWith(name) && name !== '');
  return place === -1 ? [] : daySenses(rest).filter(({ edtf }) => weekdayOf(edtf) === place);
}

/** The weekday of a day, counted from Thursday, which the first day of 1970 was. */
function weekdayOf(edtf: string): number | null {
  const parsed = parseEdtf(edtf);
  const day = parsed.ok ? boundsOf(parsed.date).earliestDay : null;
  return day === null ? null : ((day % 7) + 7) % 7;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
