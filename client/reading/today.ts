import { dayOfCivil } from '../../events/dates/day.ts';

/** Today where the reader is, in days since 1970-01-01. */
export function todayDay(): number {
  const now = new Date();
  return dayOfCivil(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
