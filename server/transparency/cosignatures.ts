import type { Database, Statement } from 'better-sqlite3';
import { printSignature, printVerifierKey } from '../../events/transparency/note.ts';
import type { NoteSignature, VerifierKey } from '../../events/transparency/note.ts';
import { sizeOfSeal } from './seals.ts';

/** A cosignature as it is kept: the key that checks it, and the line that stands beneath the seal. */
export interface KeptCosignature {
  /** Size that the seal is over. */
  readonly size: number;
  /** The witness’s verifier key, as text. */
  readonly witness: string;
  readonly line: string;
}

/**
 * The cosignatures that witnesses gave to the seals, in the table `cosignatures`: one of each witness
 * to a seal, the latest. What is kept here was checked by whoever keeps it.
 */
export class Cosignatures {
  readonly #keep: Statement<[number, string, string, string]>;
  readonly #of: Statement<[number], string>;
  readonly #all: Statement<[], KeptCosignature>;
  readonly #newest: Statement<[], number>;
  readonly #newestBy: Statement<[string], number>;
  readonly #now: () => Date;

  constructor(database: Database, now: () => Date) {
    this.#now = now;
    this.#keep = database.prepare(
      `insert into cosignatures values (?, ?, ?, ?) on conflict (size, witness)
       do update set line = excluded.line, received_at = excluded.received_at`,
    );
    this.#of = database
      .prepare<[number], string>('select line from cosignatures where size = ? order by witness')
      .pluck();
    this.#all = database.prepare('select size, witness, line from cosignatures order by size');
    this.#newest = database
      .prepare<[], number>('select size from cosignatures order by size desc limit 1')
      .pluck();
    this.#newestBy = database
      .prepare<[string], number>(
        'select size from cosignatures where witness = ? order by size desc limit 1',
      )
      .pluck();
  }

  /** Keeps a cosignature that was checked. A crash before it is kept costs one more submission. */
  keep(size: number, witness: VerifierKey, line: NoteSignature): void {
    const now = this.#now().toISOString();
    this.#keep.run(size, printVerifierKey(witness), printSignature(line), now);
  }

  /** A kept seal, as a signed note, with what witnesses signed beneath it. */
  withThem(seal: string): string {
    return seal + this.#of.all(sizeOfSeal(seal)).join('');
  }

  /** The size of the newest seal that has any; null: none has. */
  newest(): number | null {
    return this.#newest.get() ?? null;
  }

  /** The size of the newest seal that this witness cosigned; null: none. */
  newestBy(witness: VerifierKey): number | null {
    return this.#newestBy.get(printVerifierKey(witness)) ?? null;
  }

  /** Every cosignature, by the size of its seal. */
  all(): IterableIterator<KeptCosignature> {
    return this.#all.iterate();
  }
}
