import type { Bin } from '../../events/readings/answers.ts';

/** A window in whole days, both inclusive. */
export interface Window {
  readonly fromDay: number;
  readonly toDay: number;
}

/** Days, and how many occurrences have each. */
export interface CountedDays {
  readonly days: Float64Array;
  readonly counts: Uint32Array;
}

/**
 * Counts days in equal parts of a window: as many as asked for, or one a day if there are fewer
 * days. Parts differ by at most one day, and together they are the window. A day outside of it is
 * counted in the first or last part, so that every day is counted exactly once.
 */
export function countInBins(
  window: Window,
  countAsked: number,
  { days, counts: countsOfDays }: CountedDays,
): Bin[] {
  const length = window.toDay - window.fromDay + 1;
  const count = Math.min(countAsked, length);
  const starts = Array.from(
    { length: count },
    (_, index) => window.fromDay + Math.floor((index * length) / count),
  );
  const counts = new Float64Array(count);
  for (let at = 0; at < countsOfDays.length; at += 1) {
    const ofDay = countsOfDays[at] ?? 0;
    if (ofDay === 0) continue;
    const index = lastAtMost(starts, days[at] ?? 0);
    counts[index] = (counts[index] ?? 0) + ofDay;
  }
  return starts.map((fromDay, index) => ({
    fromDay,
    toDay: (starts[index + 1] ?? window.toDay + 1) - 1,
    count: counts[index] ?? 0,
  }));
}

/** The index of the last of some ascending numbers that is at most `value`; 0 when none is. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
