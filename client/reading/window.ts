import { boundsOf } from '../../events/dates/bounds.ts';
import { civilOfDay, dayOfCivil, isoOfDay } from '../../events/dates/day.ts';
import { parseEdtf } from '../../events/dates/parse.ts';

/** A stretch of valid time in days since 1970-01-01, both ends inclusive. */
export interface DayWindow {
  readonly fromDay: number;
  readonly toDay: number;
}

/** The furthest the page scrolls, in years either side of 0; beyond it days lose their meaning. */
const yearMax = 1_000_000;

/**
 * The EDTF of a window's first or last day. A year of five digits or more is written whole (`Y…`,
 * which takes no month), so such a window grows outwards to its years.
 */
export function edtfOfDay(day: number): string {
  const { year } = civilOfDay(day);
  return Math.abs(year) > 9999 ? `Y${year}` : isoOfDay(day);
}

/** A window as the pair of EDTF texts that addresses hold. */
export function edtfOfWindow(window: DayWindow): { from: string; to: string } {
  const { fromDay, toDay } = bounded(window);
  return { from: edtfOfDay(fromDay), to: edtfOfDay(toDay) };
}

/** The days of a window given as EDTF: from the earliest of `from` to the latest of `to`; or null. */
export function windowOfEdtf(from: string | null, to: string | null): DayWindow | null {
  const fromDay = boundOf(from, 'earliestDay');
  const toDay = boundOf(to, 'latestDay');
  return fromDay === null || toDay === null || fromDay > toDay ? null : { fromDay, toDay };
}

/** The window in whole days, its ends in order and within what the page can draw. */
export function bounded(window: DayWindow): DayWindow {
  const least = dayOfCivil(-yearMax, 1, 1);
  const greatest = dayOfCivil(yearMax, 12, 31);
  const clamp = (day: number): number => Math.min(greatest, Math.max(least, day));
  const fromDay = clamp(Math.floor(window.fromDay));
  return { fromDay, toDay: Math.max(fromDay, clamp(Math.ceil(window.toDay))) };
}

/** The window with a margin on either side, so that what lies at its ends can be seen whole. */
export function withMargin(window: DayWindow, share = 0.03): DayWindow {
  const margin = Math.max(15, (window.toDay - window.fromDay) * share);
  return bounded({ fromDay: window.fromDay - margin, toDay: window.toDay + margin });
}

function boundOf(text: string | null, bound: 'earliestDay' | 'latestDay'): number | null {
  if (text === null) return null;
  const parsed = parseEdtf(text);
  return parsed.ok ? boundsOf(parsed.date)[bound] : null;
}
