import { civilOfDay } from '../../events/dates/day.ts';
import { yearName } from './year-name.ts';

const months: readonly string[] =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A day in words, whole or only its year: `25 September 2015`, `15 March 44 BCE`, `476 CE`. */
export function dayName(day: number, unit: 'day' | 'year'): string {
  const civil = civilOfDay(Math.floor(day));
  if (unit === 'year') return yearName(civil.year);
  return `${civil.day} ${months[civil.month - 1] ?? ''} ${yearName(civil.year)}`;
}
