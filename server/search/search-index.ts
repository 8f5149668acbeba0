import Sqlite, { type Database } from 'better-sqlite3';
import { Indexer } from './indexer.ts';
import { checkpointOf, searchVersion } from './tables.ts';

/** How far an index has come: the position it has taken in, of the one the views stand at. */
export interface SearchProgress {
  readonly position: number;
  readonly head: number;
}

/**
 * The index of words, kept just behind the views by the connection that writes.
 *
 * 1. It follows from the log alone: the document of a thing at a position is made from the views'
 *    rows at that position, whenever the index gets there.
 * 2. Documents, words and checkpoint change in one transaction, so that a crash leaves the index at
 *    some earlier position, from which it goes on.
 * 3. At most one version of a document is open, and a version differs from the one before it.
 */
export class SearchIndex {
  private readonly database: Database;
  private readonly indexer: Indexer;

  /** The index must have been started; see `startSearch`. */
  constructor(database: Database) {
    this.database = database;
    this.indexer = new Indexer(database, 'archive');
  }

  /**
   * Takes in at most a page of events, in the background; returns whether that was all there are, or
   * another process keeps the archive busy: the next append or search then goes on. An index that
   * another version of the program has taken over is left to it.
   */
  step(): boolean {
    try {
      return !this.isOurs() || this.takePage();
    } catch (error) {
      if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true;
      throw error;
    }
  }

  /** Takes in all that the views hold. Throws when another version has taken the index over. */
  catchUp(): void {
    while (!this.takePage());
  }

  /** Where the index and the views stand. */
  progress(): SearchProgress {
    return { position: this.indexer.position, head: headOf(this.database) };
  }

  private isOurs(): boolean {
    return checkpointOf(this.database, 'archive')?.version === searchVersion;
  }

  private takePage(): boolean {
    const { position, head } = this.progress();
    if (position >= head) return true;
    // Asked again under the lock: another process may have taken in the same.
    return this.database
      .transaction(() => {
        if (!this.isOurs())
          throw new Error('the index of words is kept by another version of this program; restart');
        return this.indexer.takePage(headOf(this.database));
      })
      .immediate();
  }
}

/** The position that the views stand at, up to which documents can be made. */
export function headOf(database: Database): number {
  const head = database
    .prepare<[], number>(`select position from checkpoints where view = 'timeline'`)
    .pluck()
    .get();
  return head ?? 0;
}
