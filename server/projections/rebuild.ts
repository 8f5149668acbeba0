import type { Database } from 'better-sqlite3';
import { SqliteLog } from '../log/sqlite-log.ts';
import { Things } from '../log/things.ts';
import { blocksOf } from './blocks.ts';
import { keptViews, pagedOf, tableNameOf, type Pair } from './keep.ts';
import { Projector, type Notes } from './projector.ts';
import { createSizes, takeSizes } from './sizes.ts';
import { renameTable } from './tables.ts';

/** How far a rebuild has come: the position it has folded, of the log's head. */
export interface Progress {
  readonly position: number;
  readonly head: number;
}

const shadowPrefix = 'next_';
const shadows: Notes = {
  checkpoints: `${shadowPrefix}checkpoints`,
  sizes: `${shadowPrefix}sizes`,
};

/** How many pages of the log one transaction folds: others wait to append for about so long. */
const pagesMax = 20;

/** How many row versions of each view are gathered, to be written in the order of their keys. */
const heldMax = 50_000;

/**
 * Builds views from the first event on, beside the tables that are read, and swaps them in at the
 * end. Yields after each transaction, so that the caller may show progress or let others go first.
 *
 * 1. Until the swap, readers and writers see the former tables; the swap is one transaction.
 * 2. A crash leaves the former tables, and shadow tables that the next start or rebuild drops.
 * 3. Nothing of the former tables survives: rows that a replay can't create are gone.
 *
 * Throws when another rebuild of the same archive takes over.
 */
export function* rebuild(
  database: Database,
  pairs: readonly Pair[] = keptViews,
): Generator<Progress, void> {
  database.transaction(() => createShadows(database, pairs)).immediate();
  // Empty shadow tables exist. A crash here costs nothing.
  const log = new SqliteLog(database);
  const shadow = new Projector(
    database,
    log,
    pairs.map((pair) => pair.keep(database, shadowOf(pair), { isEmpty: true })),
    shadows,
  );
  shadow.resume();
  const things = new Things(log);
  const fold = (): boolean => {
    assertOurs(database, shadow);
    return shadow.catchUp(things, pagesMax, heldMax);
  };
  // Some pages more are folded beside. A crash here costs the work done so far, and nothing else.
  for (let isDone = false; !isDone;) {
    isDone = database.transaction(fold).immediate();
    yield { position: shadow.position, head: log.head().position };
  }
  database
    .transaction(() => {
      while (!fold());
      shadow.apply([]);
      swap(database, pairs);
    })
    .immediate();
  // The new tables are the views, and the old ones are gone. A crash here costs nothing.
}

/** Drops what a rebuild that was cut short has left. */
export function dropShadows(database: Database): void {
  const names = database
    .prepare<[string], string>(
      `select name from sqlite_master where type = 'table' and name glob ? || '*'`,
    )
    .pluck()
    .all(shadowPrefix);
  for (const name of names) database.exec(`drop table ${name}`);
}

/** Creates the notes of a projector that has folded nothing yet. */
export function startNotes(
  database: Database,
  pairs: readonly Pair[],
  { checkpoints, sizes }: Notes,
): void {
  createSizes(database, sizes, pagedOf(pairs));
  database.exec(`create table ${checkpoints} as select * from checkpoints where false`);
  const insert = database.prepare<[string, number]>(
    `insert into ${checkpoints} (view, version, position, rows) values (?, ?, 0, 0)`,
  );
  for (const { view } of pairs) insert.run(view.name, view.version);
}

function shadowOf({ view }: Pair): string {
  return `${shadowPrefix}${view.name}`;
}

function createShadows(database: Database, pairs: readonly Pair[]): void {
  dropShadows(database);
  startNotes(database, pairs, shadows);
  for (const pair of pairs) pair.create(database, shadowOf(pair));
}

// Under the lock: were there a second rebuild, it would have dropped or moved our tables.
function assertOurs(database: Database, shadow: Projector): void {
  const exists = database
    .prepare('select 1 from sqlite_master where name = ?')
    .get(shadows.checkpoints);
  const position = exists
    ? database.prepare(`select position from ${shadows.checkpoints}`).pluck().get()
    : null;
  if (position !== shadow.position)
    throw new Error('another rebuild of this archive has begun; let it finish');
}

function swap(database: Database, pairs: readonly Pair[]): void {
  for (const pair of pairs) {
    const name = tableNameOf(pair.view);
    database.exec(`drop table if exists ${name}`);
    renameTable(database, pair.table, { from: shadowOf(pair), to: name });
    if (pair.isPaged) {
      database.exec(`drop table if exists ${blocksOf(name)}`);
      database.exec(`alter table ${blocksOf(shadowOf(pair))} rename to ${blocksOf(name)}`);
    }
  }
  database.exec(`insert or replace into checkpoints select * from ${shadows.checkpoints}`);
  takeSizes(database, shadows.sizes, pagedOf(pairs));
  for (const name of Object.values(shadows)) database.exec(`drop table ${name}`);
}
