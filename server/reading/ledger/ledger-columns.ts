import { bytes, grown, wholeNumbers } from '../columns/growing.ts';
import { Ids } from '../columns/ids.ts';
import type { Rows } from '../rows.ts';

type StoredEntry = readonly [position: number, by: string, type: string, stream: string];

/**
 * What the ledger asks of every event, in memory: who said it, of which type, on which stream. All
 * else is read from the log, of the few that a page shows.
 *
 * 1. After `catchUp` every event of the log is here that the snapshot has; none is ever forgotten,
 *    since none ever changes.
 * 2. Names, types and streams have numbers from 0 on, in the order in which they came.
 */
export class LedgerColumns {
  readonly authors = new Numbered();
  readonly types = new Numbered();
  readonly streams = new Ids();
  /** By position; at 0 nothing. */
  authorOf = wholeNumbers();
  typeOf = bytes();
  streamOf = wholeNumbers();
  readonly #rows: Rows;
  #position = 0;

  constructor(rows: Rows) {
    this.#rows = rows;
  }

  /** Takes in what the log has gained. In the snapshot in which the columns are then read. */
  catchUp(): this {
    const { position: head } = this.#rows.head();
    if (head === this.#position) return this;
    this.authorOf = grown(this.authorOf, head + 1, wholeNumbers);
    this.typeOf = grown(this.typeOf, head + 1, bytes);
    this.streamOf = grown(this.streamOf, head + 1, wholeNumbers);
    const gained = this.#rows.eachRaw<StoredEntry>(
      `select position, recorded_by, type, stream from events
       where position > @known order by position`,
      { known: this.#position },
    );
    for (const [position, by, type, stream] of gained) {
      this.authorOf[position] = this.authors.add(by);
      this.typeOf[position] = this.types.add(type);
      this.streamOf[position] = this.streams.add(stream);
      this.#position = position;
    }
    return this;
  }
}

/** Texts under numbers from 0 on, in the order in which they came. */
class Numbered {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The number of a text, given to it now if it has none. */
  add(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.length;
    this.#numbers.set(text, number);
    this.texts.push(text);
    return number;
  }
}
