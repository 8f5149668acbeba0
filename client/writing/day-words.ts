import { civilOfDay, daysInMonth } from '../../events/dates/day.ts';
import type { DayWindow } from '../reading/window.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** A day in words: `25 September 2015`, `15 March 44 BCE`. */
export function dayInWords(day: number): string {
  const { year, month, day: dayOfMonth } = civilOfDay(day);
  return `${dayOfMonth} ${months[month - 1] ?? ''} ${yearInWords(year)}`;
}

/** An astronomical year in words: 0 is `1 BCE`; five digits and more are grouped. */
export function yearInWords(year: number): string {
  const number = year > 0 ? year : 1 - year;
  const digits = number > 9999 ? number.toLocaleString('en-GB') : String(number);
  return year > 0 ? digits : `${digits} BCE`;
}

/** An instant (RFC 3339, UTC) in words, to the minute: `3 January 2026, 09:12 UTC`. */
export function instantInWords(instant: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2})/u.exec(instant);
  if (!match) return instant;
  const [, year, month, day, time] = match;
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year}, ${time} UTC`;
}

/** The day of an instant (RFC 3339, UTC) in words: `3 January 2026`. */
export function dayOfInstant(instant: string): string {
  return instantInWords(instant).split(',')[0] ?? instant;
}

/**
 * A window in words, as finely as its width deserves: years when it spans several, then months,
 * then days.
 */
export function windowInWords({ fromDay, toDay }: DayWindow): string {
  const width = toDay - fromDay;
  const [from, to] = [civilOfDay(fromDay), civilOfDay(toDay)];
  if (width > 1100) return joined(yearInWords(from.year), yearInWords(to.year));
  const isWholeMonths = from.day === 1 && to.day === daysInMonth(to.year, to.month) && width > 27;
  if (width > 120 || isWholeMonths)
    return joined(
      `${months[from.month - 1] ?? ''} ${yearInWords(from.year)}`,
      `${months[to.month - 1] ?? ''} ${yearInWords(to.year)}`,
    );
  return joined(dayInWords(fromDay), dayInWords(toDay));
}

/** Within which days something lies, in a sentence's words; null: unbounded on that side. */
export function boundsInWords(earliest: number | null, latest: number | null): string {
  if (earliest !== null && earliest === latest) return `on ${dayInWords(earliest)}`;
  if (earliest !== null && latest !== null)
    return `between ${dayInWords(earliest)} and ${dayInWords(latest)}`;
  if (earliest !== null) return `on or after ${dayInWords(earliest)}`;
  if (latest !== null) return `on or before ${dayInWords(latest)}`;
  return 'at a time of which nothing is known';
}

function joined(from: string, to: string): string {
  return from === to ? from : `${from} – ${to}`;
}
