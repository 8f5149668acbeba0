import type { Bin, OccurrenceItem } from '../../events/readings/answers.ts';

/** A count over a stretch of days, the last one exclusive. */
export interface Count {
  readonly fromDay: number;
  readonly toDay: number;
  readonly count: number;
}

/**
 * What the bins count beside the occurrences that are named: each named one is taken from the bin
 * that the server counted it in, that of its earliest day or, when that lies outside, the nearest.
 */
export function unnamedCounts(
  bins: readonly Bin[],
  named: readonly Pick<OccurrenceItem, 'date'>[],
): Count[] {
  const counts = bins.map(({ fromDay, toDay, count }) => ({ fromDay, toDay: toDay + 1, count }));
  for (const { date } of named) {
    const bin = binOf(counts, date.earliestDay ?? -Infinity);
    if (bin) bin.count = Math.max(0, bin.count - 1);
  }
  return counts.filter(({ count }) => count > 0);
}

/** All that the bins count, named or not. */
export function allCounts(bins: readonly Bin[]): Count[] {
  return bins
    .filter(({ count }) => count > 0)
    .map(({ fromDay, toDay, count }) => ({ fromDay, toDay: toDay + 1, count }));
}

function binOf<Any extends Count>(bins: readonly Any[], day: number): Any | undefined {
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bins[middle]?.toDay ?? Infinity) > day) high = middle;
    else low = middle + 1;
  }
  return bins[low];
}

/** A count that fills the height there is, where all counts are smaller. */
const countMin = 6;

/** A run of pixel columns of one height. */
export interface Column {
  readonly x: number;
  readonly width: number;
  /** 0 to 1 of the height there is. */
  readonly height: number;
}

/**
 * Counts as columns of whole pixels, each as high as the root of what it counts, so that a crowd does
 * not flatten the few. Counts that share a pixel add up there; none is narrower than two pixels.
 */
export function columnsOf(
  counts: readonly Count[],
  x: (day: number) => number,
  widthPx: number,
): Column[] {
  const totals = new Map<number, { width: number; count: number }>();
  for (const { fromDay, toDay, count } of counts) {
    const from = Math.round(x(fromDay));
    const to = Math.round(x(toDay));
    if (to < 0 || from > widthPx) continue;
    const left = Math.max(-1, from);
    const width = Math.max(2, Math.min(widthPx + 1, to) - left);
    const column = totals.get(left);
    if (column) column.count += count;
    else totals.set(left, { width, count });
  }
  const most = Math.max(countMin, ...[...totals.values()].map(({ count }) => count));
  return [...totals]
    .map(([left, { width, count }]) => ({ x: left, width, height: Math.sqrt(count / most) }))
    .sort((a, b) => a.x - b.x);
}
