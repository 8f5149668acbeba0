import type { Database } from 'better-sqlite3';
import type { Log } from '../log/log.ts';
import { Things } from '../log/things.ts';
import { keptViews, tableNameOf, type Pair } from './keep.ts';
import { Projector } from './projector.ts';
import { startCheckpoints } from './rebuild.ts';
import { createTable } from './tables.ts';

/** A row version of a view that is not as a replay of the log gives it. */
export interface ViewFinding {
  readonly code: 'missing' | 'foreign' | 'checkpoint';
  readonly view: string;
  /** Null: it concerns the view as a whole. */
  readonly key: string | null;
  /** The position from which the row version holds; null as with `key`. */
  readonly position: number | null;
  readonly message: string;
}

/** How many row versions are told of each view, missing and foreign. */
const toldMax = 20;

const checkpoints = 'temp.replay_checkpoints';

/**
 * Replays the log into temporary tables of this connection and compares every version of every row
 * with the views, both ways. In the caller's transaction, so that both are of the same moment.
 * Yields the position that is replayed, and returns what differs.
 */
export function* verifyViews(
  database: Database,
  log: Log,
): Generator<number, readonly ViewFinding[]> {
  database.exec(`create table ${checkpoints} as select * from checkpoints where false`);
  startCheckpoints(database, keptViews, checkpoints);
  for (const pair of keptViews) createTable(database, pair.table, replayOf(pair));
  const replay = new Projector(
    database,
    log,
    keptViews.map((pair) => pair.keep(database, replayOf(pair), { isEmpty: true })),
    checkpoints,
  );
  replay.resume();
  const things = new Things(log);
  while (!replay.catchUp(things, 1)) yield replay.position;
  const findings: ViewFinding[] = [];
  for (const pair of keptViews) {
    if (!hasTable(database, pair)) continue; // which verifying the schema has told
    findings.push(...compareCheckpoint(database, pair));
    findings.push(...compareRows(database, pair, 'missing'));
    findings.push(...compareRows(database, pair, 'foreign'));
  }
  return findings;
}

function hasTable(database: Database, { view }: Pair): boolean {
  const name = tableNameOf(view);
  return (
    database.prepare('select 1 from main.sqlite_master where name = ?').get(name) !== undefined
  );
}

function replayOf({ view }: Pair): string {
  return `temp.replay_${view.name}`;
}

interface Checkpoint {
  readonly version: number;
  readonly position: number;
  readonly rows: number;
}

function compareCheckpoint(database: Database, { view }: Pair): ViewFinding[] {
  const read = (table: string): Checkpoint | undefined =>
    database
      .prepare<[string], Checkpoint>(`select version, position, rows from ${table} where view = ?`)
      .get(view.name);
  const [actual, replayed] = [read('checkpoints'), read(checkpoints)];
  return (['version', 'position', 'rows'] as const)
    .filter((column) => actual?.[column] !== replayed?.[column])
    .map((column) => ({
      code: 'checkpoint',
      view: view.name,
      key: null,
      position: null,
      message: `its checkpoint says ${column} ${actual?.[column]}, a replay ${replayed?.[column]}`,
    }));
}

function compareRows(
  database: Database,
  pair: Pair,
  code: 'missing' | 'foreign',
): readonly ViewFinding[] {
  const tables = [replayOf(pair), tableNameOf(pair.view)];
  const [these, others] = code === 'missing' ? tables : tables.toReversed();
  return database
    .prepare<[], { key: string; position: number }>(
      `select key, from_position as position from (
         select * from ${these} except select * from ${others})
       order by from_position, key limit ${toldMax}`,
    )
    .all()
    .map(({ key, position }) => ({
      code,
      view: pair.view.name,
      key,
      position,
      message:
        code === 'missing'
          ? 'a replay of the log has this row version, but the view has not'
          : 'the view has this row version, but a replay of the log has not',
    }));
}
