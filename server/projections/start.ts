import type { Database } from 'better-sqlite3';
import { SqliteLog } from '../log/sqlite-log.ts';
import { blocksOf } from './blocks.ts';
import { keptViews, pagedOf, tableNameOf, type Pair } from './keep.ts';
import { Projector } from './projector.ts';
import { dropShadows, rebuild, type Progress } from './rebuild.ts';
import { Sizes, sizesTable } from './sizes.ts';

/**
 * Makes every view stand at the head of the log, folded by this program: drops what a rebuild that
 * was cut short has left, and rebuilds what is missing, folded by another version, or behind.
 */
export function* startViews(database: Database): Generator<Progress, void> {
  database.transaction(() => dropShadows(database)).immediate();
  const stale = keptViews.filter((pair) => !isCurrent(database, pair));
  if (stale.length > 0) yield* rebuild(database, stale);
}

/** The projector of the views that are read; they must have been started. */
export function projectorOf(database: Database, log = new SqliteLog(database)): Projector {
  const projector = new Projector(
    database,
    log,
    keptViews.map((pair) => pair.keep(database, tableNameOf(pair.view))),
  );
  database.transaction(() => projector.resume()).immediate();
  return projector;
}

function isCurrent(database: Database, pair: Pair): boolean {
  const { view, isPaged } = pair;
  const checkpoint = database
    .prepare<[string], { version: number; position: number }>(
      'select version, position from checkpoints where view = ?',
    )
    .get(view.name);
  const name = tableNameOf(view);
  const hasTables = (isPaged ? [name, blocksOf(name)] : [name]).every((table) =>
    database.prepare('select 1 from sqlite_master where name = ?').get(table),
  );
  // Rows and events are committed together: a view that is not at the head was tampered with.
  const head = new SqliteLog(database).head().position;
  return (
    hasTables &&
    checkpoint?.version === view.version &&
    checkpoint.position === head &&
    new Sizes(database, sizesTable, pagedOf([pair])).at(head) !== null
  );
}
