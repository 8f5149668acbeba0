import type { Database } from 'better-sqlite3';
import type { Log } from '../log/log.ts';
import { Things } from '../log/things.ts';
import { blocksOf } from './blocks.ts';
import { keptViews, tableNameOf, type Pair } from './keep.ts';
import { Projector, type Notes } from './projector.ts';
import { startNotes } from './rebuild.ts';
import { sizesTable } from './sizes.ts';

/** A row version of a view, or what is noted of it, that is not as a replay of the log gives it. */
export interface ViewFinding {
  readonly code: 'missing' | 'foreign' | 'checkpoint' | 'size';
  readonly view: string;
  /** Null: it concerns the view as a whole. */
  readonly key: string | null;
  /** The position from which the row version holds, or at which the size is noted; else null. */
  readonly position: number | null;
  readonly message: string;
}

/** How many findings of one sort are told of each view. */
const toldMax = 20;

const replayed: Notes = { checkpoints: 'temp.replay_checkpoints', sizes: 'temp.replay_sizes' };

/**
 * Replays the log into temporary tables of this connection and compares every version of every row
 * with the views, both ways. In the caller's transaction, so that both are of the same moment.
 * Yields the position that is replayed, and returns what differs.
 */
export function* verifyViews(
  database: Database,
  log: Log,
): Generator<number, readonly ViewFinding[]> {
  startNotes(database, keptViews, replayed);
  for (const pair of keptViews) pair.create(database, replayOf(pair));
  const replay = new Projector(
    database,
    log,
    keptViews.map((pair) => pair.keep(database, replayOf(pair), { isEmpty: true })),
    replayed,
  );
  replay.resume();
  const things = new Things(log);
  while (!replay.catchUp(things, 1)) yield replay.position;
  const findings: ViewFinding[] = [];
  for (const pair of keptViews) {
    const names = [tableNameOf(pair.view), replayOf(pair)] as const;
    if (!hasTable(database, names[0])) continue; // which verifying the schema has told
    findings.push(...compareCheckpoint(database, pair));
    findings.push(...compareRows(database, pair.view, names));
    if (!pair.isPaged) continue;
    findings.push(...compareSizes(database, pair));
    const [actual, replay] = names.map(blocksOf);
    if (actual && replay && hasTable(database, actual))
      findings.push(...compareRows(database, pair.view, [actual, replay]));
  }
  return findings;
}

function hasTable(database: Database, name: string): boolean {
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
  const [actual, replay] = [read('checkpoints'), read(replayed.checkpoints)];
  return (['version', 'position', 'rows'] as const)
    .filter((column) => actual?.[column] !== replay?.[column])
    .map((column) => ({
      code: 'checkpoint',
      view: view.name,
      key: null,
      position: null,
      message: `its checkpoint says ${column} ${actual?.[column]}, a replay ${replay?.[column]}`,
    }));
}

function compareSizes(database: Database, { view }: Pair): readonly ViewFinding[] {
  return database
    .prepare<[], { position: number; actual: number | null; replay: number | null }>(
      `select position, a.${view.name} as actual, r.${view.name} as replay
       from ${sizesTable} as a full join ${replayed.sizes} as r using (position)
       where actual is not replay order by position limit ${toldMax}`,
    )
    .all()
    .map(({ position, actual, replay }) => ({
      code: 'size',
      view: view.name,
      key: null,
      position,
      message: `is said to have ${actual ?? 'no number of'} rows there, a replay gives ${replay}`,
    }));
}

/** Compares two tables whose rows have a key and the position that they begin at. */
function compareRows(
  database: Database,
  { name: view }: Pair['view'],
  [actual, replay]: readonly [string, string],
): readonly ViewFinding[] {
  const told = (code: 'missing' | 'foreign', [these, others]: readonly [string, string]) =>
    database
      .prepare<[], { key: string; position: number }>(
        `select key, from_position as position from (
           select * from ${these} except select * from ${others})
         order by from_position, key limit ${toldMax}`,
      )
      .all()
      .map(({ key, position }) => ({ code, view, key, position, message: messages[code] }));
  return [...told('missing', [replay, actual]), ...told('foreign', [actual, replay])];
}

const messages = {
  missing: 'a replay of the log has this row version, or block, but the view has not',
  foreign: 'the view has this row version, or block, but a replay of the log has not',
} as const;
