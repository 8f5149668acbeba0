import { civilOfDay, dayOfCivil, daysInMonth } from '../../events/dates/day.ts';
import type { DayWindow } from '../reading/window.ts';

/** How far one press of an arrow key carries the play-head; page keys go to the next greater. */
export type Stride = 'day' | 'month' | 'year' | 'decade' | 'century';

const strides: readonly Stride[] = ['day', 'month', 'year', 'decade', 'century'];

/** Months of a stride; a day is less than one. */
const monthsOf: Readonly<Record<Exclude<Stride, 'day'>, number>> = {
  month: 1,
  year: 12,
  decade: 120,
  century: 1200,
};

/** The stride that fits a window: some hundred of them cross it, or a little more. */
export function strideOf({ fromDay, toDay }: DayWindow): Stride {
  const days = toDay - fromDay;
  if (days <= 400) return 'day';
  if (days <= 40 * 365) return 'month';
  if (days <= 400 * 365) return 'year';
  return days <= 4_000 * 365 ? 'decade' : 'century';
}

/**
 * The day to which a key carries the head from another, within the window; null: the key means
 * something else. Home and End are the window's own ends.
 */
export function strode(key: string, day: number, window: DayWindow): number | null {
  const arrow = strideOf(window);
  const page = strides[strides.indexOf(arrow) + 1] ?? arrow;
  const to = target(key, day, { arrow, page, window });
  return to === null ? null : Math.min(window.toDay, Math.max(window.fromDay, to));
}

function target(
  key: string,
  day: number,
  { arrow, page, window }: { readonly arrow: Stride; readonly page: Stride; window: DayWindow },
): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return moved(day, arrow, 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return moved(day, arrow, -1);
    case 'PageUp':
      return moved(day, page, 1);
    case 'PageDown':
      return moved(day, page, -1);
    case 'Home':
      return window.fromDay;
    case 'End':
      return window.toDay;
    default:
      return null;
  }
}

/** A day some strides on: the same day of the month, or the last that the month has. */
function moved(day: number, stride: Stride, times: 1 | -1): number {
  if (stride === 'day') return day + times;
  const { year, month, day: dayOfMonth } = civilOfDay(day);
  const months = year * 12 + month - 1 + times * monthsOf[stride];
  const to = { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  return dayOfCivil(to.year, to.month, Math.min(dayOfMonth, daysInMonth(to.year, to.month)));
}
