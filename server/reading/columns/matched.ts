import type { Entries } from './entries.ts';
import type { OccurrenceColumns } from './occurrence-columns.ts';
import { scan, type Question, type Scanned } from './scan.ts';

/** How many occurrences have each term, by its number. */
export interface TermCounts {
  /** Of those that match. */
  readonly matched: Uint32Array;
  /** Of those that match but for the filter of the term's own dimension. */
  readonly facets: Uint32Array;
}

/**
 * The occurrences that a question finds. What is asked of them beyond their number is worked out when
 * it is first asked, from columns that have not caught up with anything since.
 */
export class Matched {
  readonly columns: OccurrenceColumns;
  readonly #question: Question;
  readonly #scanned: Scanned;
  #among: Uint8Array | null = null;
  #amongEntries: Uint8Array | null = null;
  #spanCounts: Uint32Array | null = null;
  #termCounts: TermCounts | null = null;

  constructor(columns: OccurrenceColumns, question: Question) {
    this.columns = columns;
    this.#question = question;
    this.#scanned = scan(columns, question);
  }

  /** How many they are. */
  get count(): number {
    return this.entries.length;
  }

  /** The positions since which they stand as they do, ascending. */
  get entries(): Uint32Array {
    return this.#scanned.matched;
  }

  /** Whether an occurrence is one of them, by its id. */
  has(id: string): boolean {
    this.#among ??= this.#numbered();
    const number = this.columns.ids.numberOf(id);
    return number !== -1 && this.#among[number] === 1;
  }

  /** Whether a version of an occurrence is one of them, by the position that made it. */
  hasEntry(position: number): boolean {
    this.#amongEntries ??= flagged(this.entries, this.columns.entries.ends.length);
    return this.#amongEntries[position] === 1;
  }

  /** How many of them have each span, by its number. */
  spanCounts(): Uint32Array {
    this.#spanCounts ??= countSpans(this.columns, this.entries);
    return this.#spanCounts;
  }

  /** How many of them have each term. */
  termCounts(): TermCounts {
    this.#termCounts ??= this.#isAll ? this.#allTerms() : this.#countTerms();
    return this.#termCounts;
  }

  get #isAll(): boolean {
    const { clocks, always, filters, found } = this.#question;
    const { fromDay, toDay, untilDay } = clocks;
    const days = [fromDay, toDay, untilDay];
    return always === null && filters.length === 0 && found === null && days.every(isNull);
  }

  #numbered(): Uint8Array {
    const among = new Uint8Array(this.columns.ids.count);
    const { occurrences } = this.columns.entries;
    for (const entry of this.entries) among[occurrences[entry] ?? 0] = 1;
    return among;
  }

  #allTerms(): TermCounts {
    const counts = this.columns.termsAt(this.#question.clocks.position);
    return { matched: counts, facets: counts };
  }

  #countTerms(): TermCounts {
    const { entries, terms } = this.columns;
    const matched = new Uint32Array(terms.count);
    countTerms(entries, this.entries, matched);
    if (this.#question.filters.length === 0) return { matched, facets: matched };
    const facets = matched.slice();
    const ofFilter = new Uint8Array(terms.count);
    this.#question.filters.forEach(({ kind }, index) => {
      for (const term of terms.of(kind)) ofFilter[term] = 1 << index;
    });
    countOwnTerms(entries, this.#scanned, ofFilter, facets);
    return { matched, facets };
  }
}

function flagged(entries: Uint32Array, length: number): Uint8Array {
  const flags = new Uint8Array(length);
  for (const entry of entries) flags[entry] = 1;
  return flags;
}

function isNull(day: number | null): boolean {
  return day === null;
}

function countSpans({ entries, spans }: OccurrenceColumns, matched: Uint32Array): Uint32Array {
  const counts = new Uint32Array(spans.count);
  for (const entry of matched) {
    const span = entries.spans[entry] ?? 0;
    counts[span] = (counts[span] ?? 0) + 1;
  }
  return counts;
}

function countTerms(entries: Entries, matched: Uint32Array, counts: Uint32Array): void {
  const { pool, termStarts, termEnds } = entries;
  for (const entry of matched) {
    const end = termEnds[entry] ?? 0;
    for (let at = termStarts[entry] ?? 0; at < end; at += 1) {
      const term = pool[at] ?? 0;
      counts[term] = (counts[term] ?? 0) + 1;
    }
  }
}

/** Counts of each entry that fails a single filter the terms of that filter's dimension. */
function countOwnTerms(
  { pool, termStarts, termEnds }: Entries,
  { nearly, failed }: Scanned,
  ofFilter: Uint8Array,
  counts: Uint32Array,
): void {
  for (let index = 0; index < nearly.length; index += 1) {
    const entry = nearly[index] ?? 0;
    const filter = 1 << (failed[index] ?? 0);
    const end = termEnds[entry] ?? 0;
    for (let at = termStarts[entry] ?? 0; at < end; at += 1) {
      const term = pool[at] ?? 0;
      if (ofFilter[term] === filter) counts[term] = (counts[term] ?? 0) + 1;
    }
  }
}
