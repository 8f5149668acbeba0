import { existsSync } from 'node:fs';
import Sqlite, { type Database } from 'better-sqlite3';
import { checkedAtOnceMax, damageOf, sizeOf } from './check.ts';
import { troubleOf } from './trouble.ts';

/** Marks a SQLite file as an archive of this program: the letters `RGST` (SQLite, section 1.3.16). */
export const applicationId = 0x52_47_53_54;

/** A file that this program must not touch, or can't: `message` names it and says the remedy. */
export class NotAnArchive extends Error {
  override readonly name = 'NotAnArchive';
}

/** The archive's two connections: one that writes, and one for readers, which can't. */
export interface OpenDatabase {
  readonly writer: Database;
  readonly reader: Database;
  close(): void;
}

/**
 * Opens the connection that writes, creating the file where there is none.
 *
 * 1. A file that some other program made, or that is no database, is refused and left as it was.
 * 2. What a transaction has committed survives a power cut: each connection sets
 *    `synchronous=FULL` anew, since SQLite forgets it.
 * 3. With `isChecked`, a damaged file is refused, unless it is so large that looking takes long:
 *    a server then checks it while it serves (see `checkBehind`), and `regesta verify` always does.
 *
 * Throws {@link NotAnArchive}.
 */
export function openWriter(path: string, options: { readonly isChecked?: boolean } = {}): Database {
  const isNew = path === ':memory:' || !existsSync(path);
  const database = connect(path);
  try {
    database.pragma('busy_timeout = 5000'); // another process may be committing
    const holds = isNew ? 'nothing' : holdsOf(database, path);
    // Readers never wait for the writer, nor it for them. Kept in the file from now on.
    database.pragma('journal_mode = WAL');
    // In WAL mode the default loses the last commits in a power cut.
    database.pragma('synchronous = FULL');
    // Else REPLACE deletes rows without firing the triggers that refuse deletion.
    database.pragma('recursive_triggers = ON');
    database.pragma('foreign_keys = ON');
    // A reader that stayed let the WAL grow; this much of it stays on the disk after a checkpoint.
    database.pragma('journal_size_limit = 33554432');
    // Views are written in many places: with less memory (64 MiB) pages are written and read twice.
    database.pragma('cache_size = -65536');
    // A page that many commits touch is copied into the file once in 32 MiB of them.
    database.pragma('wal_autocheckpoint = 8192');
    distrust(database);
    if (holds === 'nothing') claim(database, path);
    if (options.isChecked === true && sizeOf(database) <= checkedAtOnceMax) check(database, path);
    return database;
  } catch (error) {
    database.close();
    throw unusable(path, error);
  }
}

/** Opens a connection that can only read. The file must be an archive. Throws {@link NotAnArchive}. */
export function openReader(path: string): Database {
  const database = connect(path, { readonly: true, fileMustExist: true });
  try {
    database.pragma('busy_timeout = 5000');
    distrust(database);
    if (holdsOf(database, path) === 'nothing') throw new NotAnArchive(`${path} is empty`);
    // A page of rows lies in more pages of the file than the default (2 MiB) holds: half the time.
    database.pragma('cache_size = -65536');
    return database;
  } catch (error) {
    database.close();
    throw unusable(path, error);
  }
}

/** Opens both connections. See {@link openWriter}. */
export function openDatabase(
  path: string,
  options: { readonly isChecked?: boolean } = {},
): OpenDatabase {
  const writer = openWriter(path, options);
  try {
    const reader = openReader(path);
    return {
      writer,
      reader,
      // The writer goes last: it then folds the WAL into the file.
      close: () => {
        reader.close();
        writer.close();
      },
    };
  } catch (error) {
    writer.close();
    throw error;
  }
}

function distrust(database: Database): void {
  // A doctored schema can't call functions with side effects.
  database.pragma('trusted_schema = OFF');
  // Damaged pages are noticed when read, not believed.
  database.pragma('cell_size_check = ON');
}

function holdsOf(database: Database, path: string): 'an archive' | 'nothing' {
  try {
    const id = database.pragma('application_id', { simple: true });
    if (id === applicationId) return 'an archive';
    const tables = database.prepare('select count(*) from sqlite_master').pluck().get();
    if (id === 0 && tables === 0) return 'nothing';
  } catch (error) {
    if (!(error instanceof Sqlite.SqliteError) || error.code !== 'SQLITE_NOTADB') throw error;
  }
  throw new NotAnArchive(
    `${path} was not made by this program, and is left as it is; ` +
      'move it away, or name another folder',
  );
}

function claim(database: Database, path: string): void {
  database
    .transaction(() => {
      // Asked again under the lock: another process may have been first.
      if (holdsOf(database, path) === 'nothing')
        database.pragma(`application_id = ${applicationId}`);
    })
    .immediate();
}

function check(database: Database, path: string): void {
  const found = damageOf(database);
  if (found.length > 0) throw damaged(path, found.join('; '));
}

function connect(path: string, options: Sqlite.Options = {}): Database {
  try {
    return new Sqlite(path, options);
  } catch (error) {
    throw unusable(path, error);
  }
}

/** The error as the remedy tells it; one that is no fault of the file or the disk as it is. */
function unusable(path: string, error: unknown): unknown {
  // Its header says what no file of SQLite does.
  if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_ERROR')
    return damaged(path, error.message);
  const trouble = error instanceof NotAnArchive ? null : troubleOf(error);
  return trouble ? new NotAnArchive(`${path}: ${trouble.message}`, { cause: error }) : error;
}

/** The end of a start, or of a server, whose file is damaged. */
export function damaged(path: string, what: string): NotAnArchive {
  const found = what.replaceAll(/\s+/gu, ' ');
  return new NotAnArchive(
    `${path}: the file is damaged (${found}); restore a backup, and keep this file for repair`,
  );
}
