import type { Database, Statement } from 'better-sqlite3';
import { openWriter } from '../database/open.ts';
import { isSameHash } from '../../events/transparency/hashing.ts';
import { parseNote, printNote, signaturesBy } from '../../events/transparency/note.ts';
import type { VerifierKey } from '../../events/transparency/note.ts';
import { parseSeal, printSeal, type Seal } from '../../events/transparency/seal.ts';
import { isSignedBy, signNote, type SigningKey } from './key-file.ts';
import type { LastSeal } from './last-seal.ts';
import type { StoredTree } from './stored-tree.ts';

/** The log is not what a seal says it once was. */
export class Inconsistent extends Error {
  override readonly name = 'Inconsistent';
}

/** The key of a log that is sealed elsewhere: a mirror checks seals with it, and signs none. */
export interface PinnedKey {
  readonly verifier: VerifierKey;
  readonly sign: null;
}

/** What a signed note says, once its signature was checked; null: it is no seal by this key. */
export function openSeal(message: string, key: VerifierKey): Seal | null {
  const note = parseNote(message);
  if (!note) return null;
  const signatures = signaturesBy(key, note);
  const bytes = Buffer.from(note.text, 'utf8');
  const isSigned =
    signatures.length > 0 && signatures.every(({ signature }) => isSignedBy(key, bytes, signature));
  return isSigned ? parseSeal(note.text) : null;
}

/** The size that a signed note is over, which is not checked; 0: it is no seal. */
export function sizeOfSeal(note: string): number {
  return parseSeal(parseNote(note)?.text ?? '')?.size ?? 0;
}

/** A seal as it is kept: the signed note, and the size that it is over. */
export interface KeptSeal {
  readonly size: number;
  readonly note: string;
}

/**
 * The seals of a log: signed statements of its root hash at a size.
 *
 * 1. No seal is signed that the log does not extend every earlier one of: each is checked against
 *    the newest that was kept, in the database and beside it.
 * 2. A seal is kept in both before anyone is given it: what was given out is remembered for ever.
 * 3. One size has one seal.
 * 4. A mirror signs nothing: it keeps the seals of the log that it follows when it sees them, and
 *    gives out the newest that its own log has come to.
 */
export class Seals {
  readonly #tree: StoredTree;
  readonly #key: SigningKey | PinnedKey;
  readonly #last: LastSeal;
  readonly #now: () => Date;
  readonly #insert: Statement<[number, string, string]>;
  /** The newest over at most so many events. */
  readonly #newest: Statement<[number], KeptSeal>;
  readonly #over: Statement<[number], KeptSeal>;
  readonly #listeners = new Set<() => void>();
  readonly #all: Statement<[], string>;
  readonly #database: Database;
  #keep: Statement<[number, string, string]> | null = null;

  constructor(options: {
    readonly database: Database;
    readonly tree: StoredTree;
    readonly key: SigningKey | PinnedKey;
    readonly last: LastSeal;
    readonly now: () => Date;
  }) {
    const { database } = options;
    this.#database = database;
    this.#tree = options.tree;
    this.#key = options.key;
    this.#last = options.last;
    this.#now = options.now;
    this.#insert = database.prepare('insert or ignore into seals values (?, ?, ?)');
    this.#newest = database.prepare(
      'select size, note from seals where size <= ? order by size desc limit 1',
    );
    this.#over = database.prepare('select size, note from seals where size = ?');
    this.#all = database.prepare<[], string>('select note from seals order by size').pluck();
  }

  /** Every seal that was signed, oldest first. */
  all(): readonly string[] {
    return this.#all.all();
  }

  /** The newest seal that was kept, also one that a mirror has not come to yet; null: none. */
  newest(): string | null {
    return this.#newest.get(Number.MAX_SAFE_INTEGER)?.note ?? null;
  }

  /** How many events the newest seal is over, of those that are here; 0: there is none. */
  sealedSize(): number {
    return this.last()?.size ?? 0;
  }

  /** Seals the log if it has grown since its last seal; an empty one is not sealed unasked. */
  keepUp(): void {
    if (this.#tree.size() > 0) this.current();
  }

  /** The newest seal that the log has come to; null: none. */
  last(): KeptSeal | null {
    return this.#newest.get(this.#tree.size()) ?? null;
  }

  /** The seal over a size; null: none was kept. */
  over(size: number): KeptSeal | null {
    return this.#over.get(size) ?? null;
  }

  /** Calls whenever a seal was signed; returns how to end that. */
  onSealed(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /**
   * The seal over the log as it is, signed now if there is none; of a mirror, the newest that it
   * has come to, null before the first.
   */
  current(): string | null {
    const size = this.#tree.size();
    const newest = this.#newest.get(size);
    if (newest?.size === size) return newest.note;
    if (this.#key.sign === null) return newest?.note ?? null;
    const origin = this.#key.verifier.name;
    const text = printSeal({ origin, size, root: this.#tree.rootAt(size), extensions: [] });
    const note = printNote({ text, signatures: [signNote(this.#key, text)] });
    this.#insert.run(size, note, this.#now().toISOString());
    this.#last.keep(note);
    // The seal is on the disk twice. A crash here costs nothing: nobody has been given it.
    for (const listener of this.#listeners) listener();
    return note;
  }

  /**
   * Keeps a seal of the log that a mirror follows, once its signature was checked. In one that was
   * taken over meanwhile by another process nothing is kept: it seals its log itself.
   */
  keep(note: string, { size }: Seal): void {
    this.#keep ??= this.#database.prepare(
      'insert or ignore into seals select ?, ?, ? where exists (select 1 from mirrored)',
    );
    this.#keep.run(size, note, this.#now().toISOString());
    if (size <= this.#tree.size() && this.over(size)?.note === note) this.#last.keep(note);
  }

  /**
   * Throws {@link Inconsistent} where the log does not extend a seal that was kept, with the sizes
   * and what to do.
   */
  check(): void {
    const most = this.#key.sign === null ? this.#tree.size() : Number.MAX_SAFE_INTEGER;
    for (const note of [this.#newest.get(most)?.note, this.#last.read()])
      if (note !== undefined && note !== null) this.#checkAgainst(note);
  }

  #checkAgainst(message: string): void {
    const seal = openSeal(message, this.#key.verifier);
    if (!seal) throw new Inconsistent('a kept seal was not signed with the key of this log');
    const size = this.#tree.size();
    if (seal.size > size)
      throw new Inconsistent(
        `the log has ${size} events, but a seal was signed over ${seal.size}: the last ` +
          `${seal.size - size} are gone`,
      );
    if (!isSameHash(this.#tree.rootAt(seal.size), seal.root))
      throw new Inconsistent(
        `the first ${seal.size} events are not those that a seal was signed over`,
      );
  }
}

/** Takes every seal out of the archive at `path`, which has another key from now on. */
export function forgetSeals(path: string): void {
  const database = openWriter(path);
  try {
    database.exec('delete from seals');
  } finally {
    database.close();
  }
}
