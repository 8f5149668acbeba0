import type { Untouched } from './untouched.ts';

/** What a way of tampering is given. */
export interface Given {
  /** The file of a copy, closed and without a write-ahead log. */
  readonly path: string;
  readonly untouched: Untouched;
  /** Numbers from 0 to 1, the same for the same round. */
  readonly next: () => number;
}

/** A way to tamper with the file of an archive. */
export interface Tampering {
  readonly kind: string;
  tamper(given: Given): void;
}

/** One of several, by chance. */
export function oneOf<One>(items: readonly One[], next: () => number): One {
  const one = items[Math.floor(next() * items.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
}

/** A whole number from `least` up to `most`, by chance. */
export function between(least: number, most: number, next: () => number): number {
  return least + Math.floor(next() * (most - least + 1));
}
