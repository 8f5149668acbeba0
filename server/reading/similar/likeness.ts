import { wordsIn } from '../../search/words.ts';

/** A stretch of days, both inclusive; infinite where nothing bounds it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How many days may lie between two dates that may be of the same occurrence. */
const gapMax = 7;

/** The days of a stretch that nothing bounds: no other is as wide. */
const widthMax = 1e7;

/**
 * How like two dates are, from 0 to 1: the same day is 1. Bounds that overlap, or are within some
 * days, are the less like the wider they are: what may be any day of a century tells little.
 */
export function likenessOfDates(a: Stretch, b: Stretch): number {
  const gap = Math.max(a.from, b.from) - Math.min(a.to, b.to);
  if (gap > gapMax) return 0;
  const apart = Math.max(gap, 0);
  const width = Math.max(a.to, b.to) - Math.min(a.from, b.from) + 1 - apart;
  const nearness = 1 - apart / (gapMax + 1);
  return nearness / (1 + Math.log10(Math.min(Math.max(width, 1), widthMax)));
}

/** The words of a title, folded, as likeness is judged by them. */
export function wordsOfTitle(title: string): ReadonlySet<string> {
  return new Set(wordsIn(title).map(({ folded }) => folded));
}

/**
 * How like two titles are, from 0 to 1, by the letters of the words that they share (Dice), in
 * whatever order: long words tell more than `of` and `the`.
 */
export function likenessOfTitles(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += word.length;
  const all = lengthOf(a) + lengthOf(b);
  return all === 0 ? 0 : (2 * shared) / all;
}

function lengthOf(words: ReadonlySet<string>): number {
  let length = 0;
  for (const word of words) length += word.length;
  return length;
}
