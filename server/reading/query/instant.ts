import { DateTime } from 'luxon';

const shape = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/u;

/**
 * An instant (RFC 3339, section 5.6) as the log writes it: UTC with milliseconds, a finer fraction
 * cut off; null: not an instant, or one of a day that is not in the calendar.
 */
export function parseInstant(text: string): string | null {
  if (!shape.test(text)) return null;
  const instant = DateTime.fromISO(text.toUpperCase(), { zone: 'utc' });
  if (!instant.isValid) return null;
  // Only the offset can carry an instant out of the four-digit years, where text sorts as time.
  if (instant.year > 9999) return '9999-12-31T23:59:59.999Z';
  if (instant.year < 0) return '0000-01-01T00:00:00.000Z';
  return instant.toISO();
}
