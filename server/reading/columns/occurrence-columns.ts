import type { Rows } from '../rows.ts';
import { Entries } from './entries.ts';
import { Following, type Followed } from './following.ts';
import { Ids } from './ids.ts';
import { Spans } from './spans.ts';
import { allStoredEntries, storedEntriesAfter, type StoredEntry } from './stored-entries.ts';
import { TermHistory } from './term-history.ts';
import { Terms } from './terms.ts';

/** What the columns hold. */
class Holding {
  readonly entries = new Entries();
  readonly ids = new Ids();
  readonly spans = new Spans();
  readonly terms = new Terms();
  readonly termHistory = new TermHistory();

  add([id, position, end, span, importance, terms]: StoredEntry): void {
    this.entries.add({
      position,
      end,
      occurrence: this.ids.add(id),
      span: this.spans.add(span),
      importance,
      terms: terms.map((term) => this.terms.add(term)),
    });
  }
}

/**
 * What readings ask of the timeline's rows by the hundred thousand, in memory: of each live version
 * its days, its importance and its terms. All else is read from the table, of the few that a page
 * shows. In step with the table as {@link Following} says.
 */
export class OccurrenceColumns implements Followed {
  readonly #rows: Rows;
  readonly #following: Following;
  #holding = new Holding();

  constructor(rows: Rows) {
    this.#rows = rows;
    this.#following = new Following(rows, this, { view: 'timeline', kind: 'occurrence' });
  }

  /** The live versions. */
  get entries(): Entries {
    return this.#holding.entries;
  }

  /** The ids of occurrences. */
  get ids(): Ids {
    return this.#holding.ids;
  }

  /** The spans of their dates. */
  get spans(): Spans {
    return this.#holding.spans;
  }

  /** Their terms. */
  get terms(): Terms {
    return this.#holding.terms;
  }

  /** How many live occurrences had each term, by its number, at a position. */
  termsAt(position: number): Uint32Array {
    const { termHistory, entries, terms } = this.#holding;
    return termHistory.at(position, entries, terms.count);
  }

  /** See {@link Following}. */
  catchUp(): this {
    this.#following.catchUp();
    return this;
  }

  load(position: number): void {
    this.#holding = new Holding();
    this.#holding.entries.reach(position);
    for (const stored of allStoredEntries(this.#rows)) this.#holding.add(stored);
  }

  follow(ids: readonly string[], after: number, position: number): void {
    const { entries } = this.#holding;
    entries.reach(position);
    for (const stored of storedEntriesAfter(this.#rows, after, ids)) {
      const [, from, to] = stored;
      if (from > after) this.#holding.add(stored);
      else entries.end(from, to);
    }
  }
}
