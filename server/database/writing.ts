import Sqlite, { type Database, type Statement } from 'better-sqlite3';

/**
 * A commit failed on the disk: whether its events are in the log is not known until something else
 * was committed, or the archive was opened again. Whoever sends the same ids again loses nothing and
 * doubles nothing.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The disk still fails: nothing was begun, and nothing of it is kept. */
export class NotWriting extends Error {
  override readonly name = 'NotWriting';
}

/**
 * The transactions of the connection that writes, one at a time.
 *
 * 1. What `commit` returned from is on the disk.
 * 2. After a commit that failed on the disk, nothing is written until another has taken its place.
 *    The failed commit wrote frames of the WAL that were not counted in: the next one writes over
 *    them, and once that is on the disk, the failed one can't come back. A crash before that leaves
 *    it open whether the next start finds it.
 */
export class Writing {
  readonly #database: Database;
  readonly #begin: Statement;
  readonly #commit: Statement;
  readonly #rollback: Statement;
  #failure: unknown = null;

  constructor(database: Database) {
    this.#database = database;
    this.#begin = database.prepare('begin immediate');
    this.#commit = database.prepare('commit');
    this.#rollback = database.prepare('rollback');
  }

  /** Takes the lock that keeps other writers out. Throws {@link NotWriting} on a failing disk. */
  begin(): void {
    if (this.#failure !== null) this.#takePlace();
    this.#begin.run();
  }

  /** Keeps the transaction. Throws {@link OutcomeUnknown} when the disk fails. */
  commit(): void {
    try {
      this.#commit.run();
    } catch (error) {
      this.rollback();
      if (!isOfDisk(error)) throw error;
      this.#failure = error;
      throw new OutcomeUnknown(
        'the disk failed while committing; whether the events were kept is not known: ' +
          'send them again with the same ids',
        { cause: error },
      );
    }
  }

  /** Leaves no trace of the transaction, if there is one. */
  rollback(): void {
    if (this.#database.inTransaction) this.#rollback.run();
  }

  /** Commits a count of failures, which nothing reads, where the failed commit lies. */
  #takePlace(): void {
    try {
      this.#begin.run();
      const count = Number(this.#database.pragma('user_version', { simple: true }));
      // SQLite writes no page that stays as it is.
      this.#database.pragma(`user_version = ${(count % 1_000_000_000) + 1}`);
      this.#commit.run();
    } catch (error) {
      this.rollback();
      throw new NotWriting('the disk still fails: nothing was written', { cause: error });
    }
    // The place is taken, on the disk: the failed commit is not in the log. A crash costs nothing.
    this.#failure = null;
  }
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_IOERR');
}
