import { bytes, grown, wholeNumbers } from './growing.ts';

/** The end of an entry that still stands. */
export const open = 0xff_ff_ff_ff;

/** The greatest position that an entry can have: that of an event in the log. */
export const positionMax = open - 1;

/** A live version of an occurrence, each of its parts by number. */
export interface Entry {
  readonly position: number;
  /** The position at which it ended; null: it still stands. */
  readonly end: number | null;
  readonly occurrence: number;
  readonly span: number;
  readonly importance: number;
  readonly terms: readonly number[];
}

/**
 * Live versions of occurrences in columns, under the positions of the events that made them: an
 * event makes one version of one occurrence at most. A position that made none has an end of 0, so
 * that an entry stood at a position `p` if it lies at or below it and `ends[entry] > p`.
 *
 * 1. What is said of an entry never changes, but that its end becomes the position that ended it.
 * 2. `closes` of a position is the entry that ended there; 0: none did.
 * 3. The terms of an entry lie in `pool` from its `termStarts` to before its `termEnds`.
 */
export class Entries {
  ends = wholeNumbers();
  closes = wholeNumbers();
  occurrences = wholeNumbers();
  spans = wholeNumbers();
  importances = bytes();
  termStarts = wholeNumbers();
  termEnds = wholeNumbers();
  pool = wholeNumbers();
  #pooled = 0;

  /** Makes room for entries up to and with a position. */
  reach(position: number): void {
    if (position > positionMax) throw new Error(`position ${position} is beyond all columns`);
    const length = position + 1;
    this.ends = grown(this.ends, length, wholeNumbers);
    this.closes = grown(this.closes, length, wholeNumbers);
    this.occurrences = grown(this.occurrences, length, wholeNumbers);
    this.spans = grown(this.spans, length, wholeNumbers);
    this.importances = grown(this.importances, length, bytes);
    this.termStarts = grown(this.termStarts, length, wholeNumbers);
    this.termEnds = grown(this.termEnds, length, wholeNumbers);
  }

  /** Takes in an entry within reach. */
  add({ position, end, occurrence, span, importance, terms }: Entry): void {
    this.end(position, end);
    this.occurrences[position] = occurrence;
    this.spans[position] = span;
    this.importances[position] = importance;
    this.pool = grown(this.pool, this.#pooled + terms.length, wholeNumbers);
    this.termStarts[position] = this.#pooled;
    for (const term of terms) {
      this.pool[this.#pooled] = term;
      this.#pooled += 1;
    }
    this.termEnds[position] = this.#pooled;
  }

  /** Ends an entry at a position within reach, or leaves it open. */
  end(entry: number, position: number | null): void {
    this.ends[entry] = position ?? open;
    if (position !== null) this.closes[position] = entry;
  }
}
