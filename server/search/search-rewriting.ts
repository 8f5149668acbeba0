import type { Database, Statement } from 'better-sqlite3';
import { Rows } from '../reading/rows.ts';
import { DocumentReader } from './document-reader.ts';
import { DocumentStore } from './document-store.ts';
import {
  checkpointOf,
  createIndex,
  hasIndex,
  searchVersion,
  searchView,
  tableIn,
} from './tables.ts';

/** A rewriting of the index that has begun: the views are rewritten before it ends. */
export interface Begun {
  end(): void;
}

interface Version {
  readonly document: number;
  readonly from: number;
  readonly digest: string;
}

/**
 * Rewrites the documents of a thing, and of the things that name it, from a position on: in two
 * steps, since the words that go must be told to the index as the views had them. In the caller's
 * transaction.
 *
 * What can't be taken out word by word, since the views and the index do not agree, is made anew as
 * a whole: the index is then empty, and follows the log again.
 */
export class SearchRewriting {
  readonly #database: Database;
  readonly #rows: Rows;
  readonly #reader: DocumentReader;

  constructor(database: Database) {
    this.#database = database;
    this.#rows = new Rows(database);
    this.#reader = new DocumentReader(this.#rows);
  }

  /** Takes out what the index has of a stream, and of what names it, since a position. */
  begin(stream: string, since: number): Begun {
    const checkpoint = checkpointOf(this.#database, 'archive');
    if (checkpoint?.version !== searchVersion || !hasIndex(this.#database))
      return { end: () => undefined };
    if (checkpoint.position < since) return { end: () => undefined };
    const upTo = checkpoint.position;
    const keys = this.#reader.keysNaming(stream, since);
    const store = new DocumentStore(this.#database, 'archive');
    let opened = 0;
    for (const key of keys) {
      const taken = this.#takeBack(store, key, since);
      if (taken === null) return { end: () => createIndex(this.#database, 'archive') };
      opened += taken;
    }
    return {
      end: () => {
        for (const key of keys)
          for (const position of this.#reader.positionsFor(key, { since, upTo }))
            opened += store.take(this.#reader.documentOf(key, position), position);
        this.#database
          .prepare('update checkpoints set rows = rows + ? where view = ?')
          .run(opened, searchView);
      },
    };
  }

  /** How many more documents of a key are open afterwards; null: its words can't be told. */
  #takeBack(store: DocumentStore, key: string, since: number): number | null {
    const versions = this.#versions().all(key, since);
    const isOpen = this.#openOf().get(key) !== undefined;
    for (const version of versions) {
      const now = this.#reader.documentOf(key, version.from);
      if (!store.remove(version, now)) return null;
    }
    const reopened = this.#reopen().run(key, key, since).changes;
    return (isOpen ? -1 : 0) + reopened;
  }

  #versions(): Statement<[string, number], Version> {
    return this.#database.prepare(`
      select document, from_position as "from", digest from ${tableIn('archive', 'documents')}
      where key = ? and from_position >= ?`);
  }

  #openOf(): Statement<[string]> {
    return this.#database.prepare(
      `select 1 from ${tableIn('archive', 'documents')} where key = ? and to_position is null`,
    );
  }

  /** Lets the version that stood just before a position stand on. */
  #reopen(): Statement<[string, string, number]> {
    return this.#database.prepare(`
      update ${tableIn('archive', 'documents')} set to_position = null
      where key = ? and from_position = (
        select max(from_position) from ${tableIn('archive', 'documents')} where key = ?)
        and coalesce(to_position, 9e15) >= ?`);
  }
}
