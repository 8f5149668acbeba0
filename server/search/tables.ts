import type { Database } from 'better-sqlite3';
import { fieldNames } from './documents.ts';

/** The name of the index among the checkpoints. */
export const searchView = 'search';

/** Grows when documents or words are made otherwise: the index is then rebuilt. */
export const searchVersion = 2;

/** Where an index is kept: as the archive's, beside it until it is whole, or by this connection. */
export type Place = 'archive' | 'beside' | 'connection';

/** Lengths of beginnings of words, in characters, for which the index has lists of their own. */
export const beginningLengths: readonly number[] = [2, 3];

/** How far an index has come, how it is made, and how many documents are open. */
export interface Checkpoint {
  readonly version: number;
  readonly position: number;
  readonly rows: number;
}

const prefixes = {
  archive: 'main.search_',
  beside: 'main.search_next_',
  connection: 'temp.search_replay_',
} as const;

/**
 * The name of a table of an index:
 *
 * - `documents`: versions of documents, with a digest of their texts, and the things' slugs, which
 *   are looked up here: an index beside the views would cost every append another page;
 * - `words`: their words by field (FTS5). The texts come folded, so that every blank-parted word is
 *   a token: the `ascii` tokenizer takes any other character as part of a word. Contentless: what is
 *   shown comes from the views. Without column sizes: ranks are our own;
 * - `instances`: each occurrence of each word, for ranking (fts5vocab); an index beside has none.
 */
export function tableIn(place: Place, table: 'documents' | 'words' | 'instances'): string {
  return prefixes[place] + table;
}

/** The table of an index's checkpoint; that of the archive's is among those of the views. */
export function checkpointsOf(place: Place): string {
  return place === 'archive' ? 'main.checkpoints' : `${prefixes[place]}checkpoints`;
}

/** Drops the index if there is one and creates an empty one, with its checkpoint. In a transaction. */
export function createIndex(database: Database, place: Place): void {
  dropIndex(database, place);
  if (place !== 'archive')
    database.exec(
      `create table ${checkpointsOf(place)} as select * from main.checkpoints where false`,
    );
  database.exec(`
    create table ${tableIn(place, 'documents')} (
      document integer primary key,
      key text not null,
      thing text not null,
      slug text not null,
      from_position integer not null,
      to_position integer,
      importance integer not null,
      digest text not null,
      unique (key, from_position)
    ) strict;
    create virtual table ${tableIn(place, 'words')} using fts5 (
      ${fieldNames.join(', ')},
      content = '', columnsize = 0, tokenize = 'ascii', prefix = '${beginningLengths.join(' ')}'
    )`);
  if (place !== 'beside') createLookups(database, place);
  database
    .prepare(
      `insert into ${checkpointsOf(place)} (view, version, position, rows) values (?, ?, 0, 0)`,
    )
    .run(searchView, searchVersion);
}

/** Drops whatever there is of an index. In a transaction. */
export function dropIndex(database: Database, place: Place): void {
  for (const table of ['instances', 'words', 'documents'] as const)
    database.exec(`drop table if exists ${tableIn(place, table)}`);
  if (place === 'archive') database.exec(`delete from checkpoints where view = '${searchView}'`);
  else database.exec(`drop table if exists ${checkpointsOf(place)}`);
}

/** Puts the index beside in the place of the archive's. In a transaction. */
export function swapIndex(database: Database): void {
  dropIndex(database, 'archive');
  // What FTS5 keeps its words in is renamed with the table.
  for (const table of ['words', 'documents'] as const)
    database.exec(`alter table ${tableIn('beside', table)} rename to search_${table}`);
  createLookups(database, 'archive');
  database.exec(`insert into checkpoints select * from ${checkpointsOf('beside')}`);
  database.exec(`drop table ${checkpointsOf('beside')}`);
}

/** Whether all tables of the archive's index are there. */
export function hasIndex(database: Database): boolean {
  const count = database
    .prepare<[], number>(
      `select count(*) from main.sqlite_master
       where name in ('search_documents', 'search_words', 'search_instances')`,
    )
    .pluck()
    .get();
  return count === 3;
}

/** The checkpoint of an index; null: it has none. */
export function checkpointOf(database: Database, place: Place): Checkpoint | null {
  const found = database
    .prepare<[string], Checkpoint>(
      `select version, position, rows from ${checkpointsOf(place)} where view = ?`,
    )
    .get(searchView);
  return found ?? null;
}

// Named after the place, and so made after the swap.
function createLookups(database: Database, place: 'archive' | 'connection'): void {
  const [schema, words] = tableIn(place, 'words').split('.');
  const [, documents] = tableIn(place, 'documents').split('.');
  database.exec(`
    create virtual table ${tableIn(place, 'instances')}
      using fts5vocab (${schema === 'temp' ? 'temp, ' : ''}${words}, instance);
    create index ${prefixes[place]}slugs on ${documents} (slug)`);
}
