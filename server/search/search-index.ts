import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import { Rows } from '../reading/rows.ts';
import { fieldNames, type Document } from './documents.ts';
import { DocumentReader, type DocumentNow, type SaidNow } from './document-reader.ts';
import { createSearch, searchVersion, searchView } from './tables.ts';
import { foldedText } from './words.ts';

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
  private readonly open: Statement<[string], { document: number; digest: string }>;
  private readonly close: Statement<[number, number]>;
  private readonly insert: Statement<[string, string, number, number, string]>;
  private readonly insertWords: Statement<(number | bigint | string)[]>;
  private readonly advance: Statement<[number, number, string]>;

  /** Creates the index if there is none of this version. The views' tables must exist. */
  constructor(database: Database) {
    this.database = database;
    this.rows = new Rows(database);
    this.reader = new DocumentReader(this.rows);
    database.transaction(() => this.create()).immediate();
    this.open = database.prepare(
      'select document, digest from search_documents where key = ? and to_position is null',
    );
    this.close = database.prepare('update search_documents set to_position = ? where document = ?');
    this.insert = database.prepare(
      `insert into search_documents (key, thing, from_position, importance, digest)
       values (?, ?, ?, ?, ?)`,
    );
    this.insertWords = database.prepare(
      `insert into search_words (rowid, ${fieldNames.join(', ')})
       values (?, ${fieldNames.map(() => '?').join(', ')})`,
    );
    this.advance = database.prepare(
      'update checkpoints set position = ?, rows = rows + ? where view = ?',
    );
  }

  /** Takes in at most a page of events; returns whether that was all there are. */
  step(): boolean {
    if (this.progress().position === this.progress().head) return true;
    return this.database.transaction(() => this.takeIn()).immediate();
  }

  /** Takes in all that the views hold. */
  catchUp(): void {
    while (!this.step());
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
    while (!this.step()) yield this.progress();
    yield this.progress();
  }

  private create(): void {
    const [table] = this.rows.all<object>(
      `select 1 from sqlite_master where name = 'search_documents'`,
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

  private takeIn(): boolean {
    // Asked again under the lock: another process may have taken in the same.
    const { position, head } = this.progress();
    const page = this.rows.all<SaidNow>(
      `select position, stream, type from events
       where position > @position and position <= @head order by position limit ${pageLength}`,
      { position, head },
    );
    let opened = 0;
    for (const said of page)
      for (const now of this.reader.documentsAfter(said)) opened += this.take(now, said.position);
    const last = page.at(-1)?.position ?? position;
    this.advance.run(last, opened, searchView);
    return last === head;
  }

  /** Writes the document of a thing as it is from this position on; returns how many more are open. */
  private take({ key, thing, importance, document }: DocumentNow, position: number): number {
    const open = this.open.get(key);
    const texts = document === null ? null : textsOf(document);
    const digest = texts === null ? null : digestOf(importance, texts);
    if (digest === (open?.digest ?? null)) return 0;
    if (open) this.close.run(position, open.document);
    if (texts === null || digest === null) return -1;
    const { lastInsertRowid } = this.insert.run(key, thing, position, importance, digest);
    this.insertWords.run(lastInsertRowid, ...texts);
    return open ? 0 : 1;
  }
}

function textsOf(document: Document): readonly string[] {
  return fieldNames.map((name) => foldedText(document[name]));
}

function digestOf(importance: number, texts: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([importance, ...texts]))
    .digest('base64url');
}
