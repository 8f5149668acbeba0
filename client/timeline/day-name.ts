import { civilOfDay } from '../../events/dates/day.ts';
import { yearName } from './year-name.ts';

const months: readonly string[] =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A day in words: `25 September 2015`, `15 March 44 BCE`, `24 October 79 CE`. */
export function dayName(day: number): string {
  const civil = civilOfDay(Math.floor(day));
  return `${civil.day} ${months[civil.month - 1] ?? ''} ${yearName(civil.year)}`;
}
