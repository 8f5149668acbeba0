import type { Database } from 'better-sqlite3';
import { edited, onRows, rowOf } from './of-rows.ts';
import { between, oneOf, type Tampering } from './tampering.ts';

/** Ways to tamper with what was folded from the log, and with the schema. */
export const ofViews: readonly Tampering[] = [
  onRows('views: cell edited', (database, { next }) => editCell(database, filled(database), next)),
  onRows('views: row deleted', (database, { next }) => {
    const table = oneOf(filled(database), next);
    const key = keyOf(database, table);
    const row = rowOf(database, table, next);
    database
      .prepare(`delete from ${table} where ${key.map((name) => `${name} = ?`).join(' and ')}`)
      .run(...key.map((name) => row[name]));
  }),
  onRows('views: row added', (database, { next }) => {
    const table = oneOf(filled(database), next);
    const row = rowOf(database, table, next);
    const [name = ''] = keyOf(database, table);
    const other = typeof row[name] === 'number' ? 100_000 + row[name] : `${String(row[name])}x`;
    const values = Object.entries(row).map(([column, cell]) => (column === name ? other : cell));
    database
      .prepare(`insert into ${table} values (${values.map(() => '?').join()})`)
      .run(...values);
  }),
  onRows('views: bodies swapped', (database, { next }) => {
    const table = oneOf(
      filled(database).filter((name) =>
        columnsOf(database, name).some((one) => one.name === 'body'),
      ),
      next,
    );
    const rows = [rowOf(database, table, next), rowOf(database, table, next)];
    const change = database.prepare(
      `update ${table} set body = ? where key = ? and from_position = ?`,
    );
    const [one, other] = rows;
    change.run(other?.['body'], one?.['key'], one?.['from_position']);
    change.run(one?.['body'], other?.['key'], other?.['from_position']);
  }),
  onRows('views: checkpoint or size edited', (database, { next }) =>
    editCell(database, ['checkpoints', 'sizes'], next),
  ),
  onRows('search: document edited', (database, { next }) =>
    editCell(database, ['search_documents'], next),
  ),
  onRows('search: words edited', (database, { next }) => {
    const words = database
      .prepare<[], { term: string; doc: number; col: string }>(
        'select term, doc, col from search_instances',
      )
      .all();
    const { term, doc, col } = oneOf(words, next);
    const columns = `search_words (${next() < 0.5 ? `search_words, ` : ''}rowid, ${col})`;
    const isTakenOut = columns.includes('search_words,');
    database
      .prepare(`insert into ${columns} values (${isTakenOut ? `'delete', ` : ''}?, ?)`)
      .run(doc, isTakenOut ? term : edited(term, next));
  }),
  onRows('search: a block of words gone', (database, { next }) => {
    const { id } = rowOf(database, 'search_words_data', next);
    if (next() < 0.5) database.prepare('delete from search_words_data where id = ?').run(id);
    else
      database
        .prepare('update search_words_data set block = zeroblob(length(block)) where id = ?')
        .run(id);
  }),
  onRows('search: places of words edited', (database, { next }) =>
    database.exec(
      oneOf(
        [
          'update search_words_idx set pgno = pgno + 2 where rowid_or_first',
          'delete from search_words_idx where pgno > 2',
          `update search_words_config set v = v + 1`,
        ],
        next,
      ).replace('rowid_or_first', 'pgno = (select max(pgno) from search_words_idx)'),
    ),
  ),
  onRows('schema: changed', (database, { next }) => database.exec(oneOf(schemaChanges, next))),
];

const schemaChanges = [
  'create trigger search_spy after insert on events begin delete from seals; end',
  'create trigger next_spy after insert on events begin delete from seals; end',
  'create view search_spy as select * from events',
  'create index search_spy on events (type)',
  'create index next_spy on events (type)',
  'create table search_spy (text text)',
  'drop index view_links_1',
  'drop index search_slugs',
  'drop table search_instances',
  'alter table tiles rename column root to head',
  'alter table events add column note text',
  'alter table view_ledger rename to view_lodger',
  'alter table search_documents add column note text',
];

function filled(database: Database): string[] {
  return database
    .prepare<[], string>(
      `select name from sqlite_master where type = 'table' and name like 'view_%'`,
    )
    .pluck()
    .all()
    .filter((name) => database.prepare(`select 1 from ${name}`).get() !== undefined);
}

interface Column {
  readonly name: string;
  readonly pk: number;
}

function columnsOf(database: Database, table: string): readonly Column[] {
  return database.prepare<[], Column>(`pragma table_info(${table})`).all();
}

function keyOf(database: Database, table: string): readonly string[] {
  return columnsOf(database, table)
    .filter(({ pk }) => pk > 0)
    .map(({ name }) => name);
}

function editCell(database: Database, tables: readonly string[], next: () => number): void {
  const table = oneOf(tables, next);
  const row = rowOf(database, table, next);
  const key = keyOf(database, table);
  const { name } = oneOf(columnsOf(database, table), next);
  const cell = row[name];
  const value =
    typeof cell === 'string' ? edited(`${cell} `, next) : Number(cell ?? 0) + between(1, 9, next);
  const where = key.map((one) => `${one} = ?`).join(' and ');
  database
    .prepare(`update or ignore ${table} set ${name} = ? where ${where}`)
    .run(value, ...key.map((one) => row[one]));
}
