/**
 * A day of the proleptic Gregorian calendar as a whole number of days since 1970-01-01, negative
 * before it. Every bound of a historical date is one of these; JavaScript's Date is never involved.
 */
export type Day = number;

/** A calendar date: `year` is astronomical (0 is 1 BCE, −1 is 2 BCE), `month` 1–12, `day` 1–31. */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The largest year, either side of zero, that these functions take; days are exact past it. */
const yearMax = 10_000_000_000_000;

const daysPerEra = 146_097; // 400 Gregorian years
const daysBeforeEpoch = 719_468; // from 0000-03-01, where the counting is simplest, to 1970-01-01
const monthLengths: readonly number[] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether an astronomical year has a 29 February, by the Gregorian rule carried back for ever. */
export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The number of days in a month (1–12) of an astronomical year; a RangeError for another month. */
export function daysInMonth(year: number, month: number): number {
  const length = monthLengths[month - 1];
  if (length === undefined) throw new RangeError(`There is no month ${month}.`);
  return month === 2 && isLeapYear(year) ? 29 : length;
}

/**
 * The day number of a calendar date. Exact for every year within ±1e13; a RangeError for a date
 * that is not in the calendar, because nothing here moves a date to a neighbouring one.
 */
export function dayOfCivil(year: number, month: number, day: number): Day {
  if (!Number.isInteger(year) || Math.abs(year) > yearMax) {
    throw new RangeError(`The year ${year} is outside ±${yearMax}.`);
  }
  if (!Number.isInteger(day) || day < 1 || day > daysInMonth(year, month)) {
    throw new RangeError(`There is no day ${day} in month ${month} of the year ${year}.`);
  }
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * daysPerEra + dayOfEra - daysBeforeEpoch;
}

/** The calendar date of a day number, the inverse of `dayOfCivil` and exact over the same years. */
export function civilOfDay(day: Day): Civil {
  const fromMarch = day + daysBeforeEpoch;
  const era = Math.floor(fromMarch / daysPerEra);
  const dayOfEra = fromMarch - era * daysPerEra;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return {
    year: era * 400 + yearOfEra + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/**
 * A day as ISO 8601-1 text (5.2.2): `2015-09-25`, `-0043-03-15`; years of more than four digits are
 * written in the expanded form with a sign, `+12345-01-01`.
 */
export function isoOfDay(day: Day): string {
  const civil = civilOfDay(day);
  const digits = String(Math.abs(civil.year)).padStart(4, '0');
  const sign = civil.year < 0 ? '-' : digits.length > 4 ? '+' : '';
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${sign}${digits}-${two(civil.month)}-${two(civil.day)}`;
}
