import { DateTime } from 'luxon';

const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec';
const day = 'Mon|Tue|Wed|Thu|Fri|Sat|Sun';
const dayLong = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
const time = String.raw`(?<hour>\d\d):(?<minute>\d\d):(?<second>\d\d)`;

/** The three forms of an HTTP-date: the one that is written now, and two that are only received. */
const forms: readonly RegExp[] = [
  new RegExp(`^(?:${day}), (?<day>\\d\\d) (?<month>${months}) (?<year>\\d{4}) ${time} GMT$`, 'u'),
  new RegExp(
    `^(?:${dayLong}), (?<day>\\d\\d)-(?<month>${months})-(?<year>\\d\\d) ${time} GMT$`,
    'u',
  ),
  new RegExp(`^(?:${day}) (?<month>${months}) (?<day>\\d\\d| \\d) ${time} (?<year>\\d{4})$`, 'u'),
];

/** An instant (UTC, as the log writes it) as an HTTP-date, its milliseconds cut off. */
export function writeHttpDate(instant: string): string {
  const written = DateTime.fromISO(instant, { zone: 'utc' }).toHTTP();
  if (written === null) throw new Error(`${instant} is not an instant`);
  return written;
}

/**
 * The end of the second that an HTTP-date names (RFC 9110, section 5.6.7), as the log writes
 * instants; null: it is none. A weekday must be one, but need not be the date's: it says nothing that
 * the date does not. A leap second is taken for the second before it. `yearNow` decides which century
 * a year of two digits means: never one that is more than 50 years ahead.
 */
export function readHttpDate(text: string, yearNow: number): string | null {
  const parts = forms.map((form) => form.exec(text)?.groups).find((found) => found !== undefined);
  if (!parts) return null;
  const number = (name: string): number => Number(parts[name]);
  const month = months.split('|').indexOf(parts['month'] ?? '') + 1;
  const year = parts['year']?.length === 2 ? inFull(number('year'), yearNow) : number('year');
  const second = number('second') === 60 ? 59 : number('second');
  const [hour, minute] = [number('hour'), number('minute')];
  const read = DateTime.utc(year, month, number('day'), hour, minute, second, 999);
  return read.isValid ? read.toISO() : null;
}

function inFull(twoDigits: number, yearNow: number): number {
  const year = yearNow - (yearNow % 100) + twoDigits;
  return year > yearNow + 50 ? year - 100 : year;
}
