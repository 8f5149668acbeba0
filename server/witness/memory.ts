import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import { syncFolder } from '../database/sync.ts';
import { troubleOf } from '../database/trouble.ts';

/** The newest seal of a log that a witness cosigned. */
export interface Seen {
  readonly size: number;
  readonly root: Uint8Array;
  /** When it was cosigned, in whole seconds since 1970. */
  readonly at: number;
  /** The seal with what the witness checked and signed beneath it. */
  readonly seal: string;
}

/** What follows from what was seen: an answer, and what is seen from now on; null: what was. */
export interface Followed<Answer> {
  readonly answer: Answer;
  readonly seen: Seen | null;
}

/** A witness that can’t go on: `message` says why, and the remedy. */
export class WitnessUnusable extends Error {
  override readonly name = 'WitnessUnusable';
}

/** Marks a SQLite file as the memory of a witness: the letters `RGSW` (SQLite, section 1.3.16). */
const applicationId = 0x52_47_53_57;

/** The file of a witness’s memory within its folder. */
export function memoryPath(folder: string): string {
  return join(folder, 'witness.db');
}

/**
 * What a witness remembers: of each log the newest seal that it cosigned.
 *
 * 1. A log has one row, which is replaced only in the transaction that held the new seal against it:
 *    of two requests, or two processes over one file, the second sees what the first left.
 * 2. When {@link follow} returns, what it returns follows from what is on the disk. A crash before
 *    the commit leaves the former row, and nobody has been given anything; a crash after it leaves
 *    the new row, and a log that was not answered asks again and is told the new size.
 * 3. There is one file, without a write-ahead log beside it that could be lost by itself.
 */
export class Memory {
  readonly #database: Database;
  readonly #of: Statement<[string], Seen>;
  readonly #put: Statement<[string, number, Uint8Array, number, string]>;

  constructor(database: Database) {
    this.#database = database;
    this.#of = database.prepare('select size, root, at, seal from seen where origin = ?');
    this.#put = database.prepare('insert or replace into seen values (?, ?, ?, ?, ?)');
  }

  /** What was seen last of a log; null: nothing was ever cosigned for it. */
  of(origin: string): Seen | null {
    return this.#of.get(origin) ?? null;
  }

  /** Asks what follows from what was seen last of a log, and keeps it before it answers. */
  follow<Answer>(origin: string, from: (seen: Seen | null) => Followed<Answer>): Answer {
    return this.#database
      .transaction(() => {
        const { answer, seen } = from(this.of(origin));
        if (seen) this.#put.run(origin, seen.size, seen.root, seen.at, seen.seal);
        return answer;
      })
      .immediate();
  }

  close(): void {
    this.#database.close();
  }
}

/**
 * Opens the memory in a folder, or makes an empty one: unless the witness that it is of has a `key`
 * (the path of its file), for then something was remembered. Throws {@link WitnessUnusable}.
 */
export function openMemory(folder: string, key: string | null = null): Memory {
  const path = memoryPath(folder);
  const isNew = !existsSync(path);
  if (isNew && key !== null) throw forgotten(path, key);
  try {
    const database = new Sqlite(path);
    try {
      prepare(database, key);
      // The name of a new file is on the disk before anything is remembered in it.
      if (isNew) syncFolder(dirname(path));
      return new Memory(database);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    const trouble = troubleOf(error);
    throw trouble ? new WitnessUnusable(`${path}: ${trouble.message}`, { cause: error }) : error;
  }
}

function prepare(database: Database, key: string | null): void {
  database.pragma('busy_timeout = 5000');
  database.pragma('journal_mode = DELETE');
  // The removal of the journal is the commit: EXTRA waits until that, too, is on the disk.
  database.pragma('synchronous = EXTRA');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.transaction(() => claim(database, key)).immediate();
}

function claim(database: Database, key: string | null): void {
  const id = database.pragma('application_id', { simple: true });
  const tables = database.prepare('select count(*) from sqlite_master').pluck().get();
  if (id === applicationId) return;
  if (id !== 0 || tables !== 0)
    throw new WitnessUnusable(
      `${database.name} is not the memory of a witness, and is left as it is; name another folder`,
    );
  if (key !== null) throw forgotten(database.name, key);
  database.pragma(`application_id = ${applicationId}`);
  database.exec(`
    create table seen (
      origin text primary key,
      size integer not null check (size >= 0),
      root blob not null check (length(root) = 32),
      at integer not null,
      seal text not null
    ) strict, without rowid`);
}

/** A key without what was signed with it could contradict that. */
function forgotten(path: string, key: string): WitnessUnusable {
  return new WitnessUnusable(
    `${path} is gone or empty: what was cosigned with ${key} is forgotten, and must not be ` +
      'contradicted; move the key away, and give the archives the new one that is then made',
  );
}
