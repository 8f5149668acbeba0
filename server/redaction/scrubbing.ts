import type { Database } from 'better-sqlite3';
import { troubleOf } from '../database/trouble.ts';

/** What became of scrubbing: nothing is left, or a reader still holds the write-ahead log. */
export type Scrubbed = 'clean' | 'held-up';

/** Whether the files of an archive may still hold bytes of what was redacted. */
export function isToScrub(database: Database): boolean {
  return database.prepare('select 1 from to_scrub').get() !== undefined;
}

/**
 * Takes the bytes of what was redacted out of the files of an archive, where any may be left: the
 * database is written anew, without free pages and former versions of others, and the write-ahead
 * log is emptied. It takes about as long as copying the file, and twice its room meanwhile: for a
 * copy, and for the write-ahead log through which it is written. Others read, and wait to write.
 *
 * 1. What is to be scrubbed is noted in the transaction that redacts, and the note goes last: a crash
 *    in between costs the time, and the next start scrubs.
 * 2. A reader that looks at the archive as it was keeps the write-ahead log from being emptied: then
 *    it is held up, and is to be tried again; where one looks already, nothing is written.
 */
export function scrub(database: Database): Scrubbed {
  const [upTo] = database.prepare<[], number>('select max(position) from to_scrub').pluck().all();
  if (upTo === undefined || upTo === null) return 'clean';
  // Each attempt would write the archive through the write-ahead log, and leave it longer.
  if (!isEmptied(database)) return 'held-up';
  try {
    database.exec('vacuum');
  } catch (error) {
    // What was written of it takes the room that appending needs.
    isEmptied(database);
    throw error;
  }
  // The file no longer has it; the write-ahead log, until it is empty, may.
  if (!isEmptied(database)) return 'held-up';
  database.prepare('delete from to_scrub where position <= ?').run(upTo);
  return 'clean';
}

/** The same, where others may be at work, or there is no room: what is not done is left noted. */
export function scrubIfPossible(database: Database): Scrubbed {
  try {
    return scrub(database);
  } catch (error) {
    if (troubleOf(error) === null) throw error;
    return 'held-up';
  }
}

function isEmptied(database: Database): boolean {
  const [result] = database
    .prepare<[], { readonly busy: number }>('pragma wal_checkpoint(truncate)')
    .all();
  return result?.busy === 0;
}
