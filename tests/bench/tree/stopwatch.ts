/** How long some work took, in milliseconds: by the wall's clock, and of the processor. */
export interface Took {
  readonly wall: number;
  readonly processor: number;
}

/** Measures some work. */
export function timed(work: () => void): Took {
  const [start, before] = [performance.now(), process.cpuUsage()];
  work();
  const [end, { user, system }] = [performance.now(), process.cpuUsage(before)];
  return { wall: end - start, processor: (user + system) / 1_000 };
}

/** The value below which so much (from 0 to 1) of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
