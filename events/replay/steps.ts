/**
 * A count that grows on some days: `before` the first of them, and from `days[i]` on (days since
 * 1970-01-01, ascending, each once) `counts[i]`. Exact on every day, and no longer than the days on
 * which something changes.
 */
export interface Steps {
  readonly before: number;
  readonly days: readonly number[];
  readonly counts: readonly number[];
}

/** Counts one more from each of these days on; null: from before all days on. In any order. */
export function stepsOf(begins: Iterable<number | null>): Steps {
  const known: number[] = [];
  let before = 0;
  for (const day of begins) {
    if (day === null) before += 1;
    else known.push(day);
  }
  const sorted = Float64Array.from(known).sort();
  const days: number[] = [];
  const counts: number[] = [];
  sorted.forEach((day, index) => {
    if (days.at(-1) !== day) {
      days.push(day);
      counts.push(0);
    }
    counts[counts.length - 1] = before + index + 1;
  });
  return { before, days, counts };
}

/** What is counted on a day. */
export function countOn(steps: Steps, day: number): number {
  const index = lastAtMost(steps.days, day);
  return index === -1 ? steps.before : (steps.counts[index] ?? steps.before);
}

/** The first day after this one on which the count grows; null: none. */
export function dayAfter(steps: Steps, day: number): number | null {
  return steps.days[lastAtMost(steps.days, day) + 1] ?? null;
}

/** The last day before this one on which the count grows; null: none. */
export function dayBefore(steps: Steps, day: number): number | null {
  return steps.days[lastAtMost(steps.days, day - 1)] ?? null;
}

/** The index of the last of some ascending numbers that is at most `value`; -1: none is. */
export function lastAtMost(ascending: readonly number[], value: number): number {
  let low = -1;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
