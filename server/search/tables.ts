import type { Database } from 'better-sqlite3';
import { fieldNames } from './documents.ts';

/** The name of the index among the checkpoints. */
export const searchView = 'search';

/** Grows when documents or words are made otherwise: the index is then built anew. */
export const searchVersion = 1;

/** Where an index is kept: with the archive, or for a while beside it, by this connection alone. */
export type Schema = 'main' | 'temp';

/**
 * Drops the index if there is one and creates an empty one:
 *
 * - `search_documents`: versions of documents, with a digest of their texts;
 * - `search_words`: their words by field (FTS5). The texts come folded, so that every blank-parted
 *   word is a token: the `ascii` tokenizer takes any other character as part of a word. Contentless:
 *   what is shown comes from the views. Without column sizes: ranks are our own;
 * - `search_instances`: each occurrence of each word, for ranking (fts5vocab).
 */
export function createTables(database: Database, schema: Schema): void {
  database.exec(`
    drop table if exists ${schema}.search_instances;
    drop table if exists ${schema}.search_words;
    drop table if exists ${schema}.search_documents;
    create table ${schema}.search_documents (
      document integer primary key,
      key text not null,
      thing text not null,
      from_position integer not null,
      to_position integer,
      importance integer not null,
      digest text not null,
      unique (key, from_position)
    ) strict;
    create virtual table ${schema}.search_words using fts5 (
      ${fieldNames.join(', ')},
      content = '', columnsize = 0, tokenize = 'ascii', prefix = '2 3'
    );
    create virtual table ${schema}.search_instances
      using fts5vocab (${schema === 'temp' ? 'temp, ' : ''}search_words, instance);`);
}

/** Makes an empty index of the archive, and says so among the checkpoints. In a transaction. */
export function createSearch(database: Database): void {
  createTables(database, 'main');
  database
    .prepare(
      'insert or replace into checkpoints (view, version, position, rows) values (?, ?, 0, 0)',
    )
    .run(searchView, searchVersion);
}
