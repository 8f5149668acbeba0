import { boundsOf } from '../../events/dates/bounds.ts';
import { parseEdtf } from '../../events/dates/parse.ts';
import { bounded, edtfOfDay } from '../reading/window.ts';

/** The day to which `until` replays, the latest that it may mean; null: it names none. */
export function dayOfUntil(until: string | null): number | null {
  if (until === null) return null;
  const parsed = parseEdtf(until);
  return parsed.ok ? boundsOf(parsed.date).latestDay : null;
}

/** The `until` of a day. Years beyond four digits are written whole, so they end with their year. */
export function untilOfDay(day: number | null): string | null {
  return day === null ? null : edtfOfDay(bounded({ fromDay: day, toDay: day }).fromDay);
}
