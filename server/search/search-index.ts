import Sqlite, { type Database, type Statement } from 'better-sqlite3';
import { Rows } from '../reading/rows.ts';
import { DocumentReader, type SaidNow } from './document-reader.ts';
import { DocumentStore } from './document-store.ts';
import { createSearch, searchVersion, searchView } from './tables.ts';

/** How far the index has come: the position it has taken in, of the one the views stand at. */
export interface SearchProgress {
  readonly position: number;
  readonly head: number;
}

/** How many events one transaction takes in: others wait to append for about so long. */
const pageLength = 500;

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
  private readonly rows: Rows;
  private readonly reader: DocumentReader;
  private readonly store: DocumentStore;
  private readonly advance: Statement<[number, number, string]>;

  /** Creates the index if there is none of this version. The views' tables must exist. */
  constructor(database: Database) {
    this.database = database;
    this.rows = new Rows(database);
    this.reader = new DocumentReader(this.rows);
    database.transaction(() => this.create()).immediate();
    this.store = new DocumentStore(database, 'main');
    this.advance = database.prepare(
      'update checkpoints set position = ?, rows = rows + ? where view = ?',
    );
  }

  /**
   * Takes in at most a page of events, in the background; returns whether that was all there are, or
   * another process keeps the archive busy: the next append or search then goes on.
   */
  step(): boolean {
    try {
      return this.takePage();
    } catch (error) {
      if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true;
      throw error;
    }
  }

  /** Takes in all that the views hold. */
  catchUp(): void {
    while (!this.takePage());
  }

  /** Where the index and the views stand. */
  progress(): SearchProgress {
    const position = this.checkpoint(searchView)?.position ?? 0;
    return { position, head: this.checkpoint('timeline')?.position ?? 0 };
  }

  /** Empties the index and builds it from the first event on; yields after each transaction. */
  *rebuild(): Generator<SearchProgress, void> {
    this.database.transaction(() => createSearch(this.database)).immediate();
    // The index is empty. A crash here costs the time to build it: whoever opens it next goes on.
    while (!this.takePage()) yield this.progress();
    yield this.progress();
  }

  private create(): void {
    const [table] = this.rows.all<object>(
      `select 1 from main.sqlite_master where name = 'search_documents'`,
      {},
    );
    if (!table || this.checkpoint(searchView)?.version !== searchVersion)
      createSearch(this.database);
  }

  private checkpoint(view: string): { version: number; position: number } | undefined {
    const [found] = this.rows.all<{ version: number; position: number }>(
      'select version, position from checkpoints where view = @view',
      { view },
    );
    return found;
  }

  private takePage(): boolean {
    const { position, head } = this.progress();
    if (position === head) return true;
    return this.database.transaction(() => this.takeIn()).immediate();
  }

  private takeIn(): boolean {
    // Asked again under the lock: another process may have taken in the same.
    const { position, head } = this.progress();
    const page = saidBetween(this.rows, { after: position, upTo: head });
    let opened = 0;
    for (const said of page)
      for (const now of this.reader.documentsAfter(said))
        opened += this.store.take(now, said.position);
    const last = page.at(-1)?.position ?? position;
    this.advance.run(last, opened, searchView);
    return last === head;
  }
}

/** A page of events between two positions, the first exclusive. */
export function saidBetween(
  rows: Rows,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): readonly SaidNow[] {
  return rows.all<SaidNow>(
    `select position, stream, type from events
     where position > @after and position <= @upTo order by position limit ${pageLength}`,
    { after, upTo },
  );
}
