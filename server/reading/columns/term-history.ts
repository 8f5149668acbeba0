import type { Entries } from './entries.ts';

/** How many positions lie between two that are kept: to count on takes a millisecond at most. */
const strideKept = 65_536;

/**
 * How many live occurrences had each term at any position: kept for every so many positions, and
 * from there counted on by what began and ended in between. What was kept stays true, since the past
 * does not change.
 */
export class TermHistory {
  readonly #kept: Uint32Array[] = [new Uint32Array(0)];
  readonly #stride: number;

  constructor(stride: number = strideKept) {
    this.#stride = stride;
  }

  /** The count of each term, by its number, at a position that the entries reach. */
  at(position: number, entries: Entries, termsCount: number): Uint32Array {
    const stride = this.#stride;
    const nearest = Math.floor(position / stride);
    for (let index = this.#kept.length; index <= nearest; index += 1) {
      const counts = countedOn(this.#kept[index - 1], termsCount);
      count(counts, entries, (index - 1) * stride, index * stride);
      this.#kept.push(counts);
    }
    const counts = countedOn(this.#kept[nearest], termsCount);
    count(counts, entries, nearest * stride, position);
    return counts;
  }
}

function countedOn(kept: Uint32Array | undefined, termsCount: number): Uint32Array {
  const counts = new Uint32Array(termsCount);
  counts.set(kept ?? []);
  return counts;
}

/** Counts on from one position to a later one. */
function count(counts: Uint32Array, entries: Entries, from: number, to: number): void {
  const { ends, closes } = entries;
  for (let position = from + 1; position <= to; position += 1) {
    if (ends[position] !== 0) add(counts, entries, position, 1);
    const closed = closes[position] ?? 0;
    if (closed !== 0) add(counts, entries, closed, -1);
  }
}

function add(counts: Uint32Array, entries: Entries, entry: number, by: 1 | -1): void {
  const { pool, termStarts, termEnds } = entries;
  const end = termEnds[entry] ?? 0;
  for (let at = termStarts[entry] ?? 0; at < end; at += 1) {
    const term = pool[at] ?? 0;
    counts[term] = (counts[term] ?? 0) + by;
  }
}
