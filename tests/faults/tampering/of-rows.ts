import Sqlite, { type Database } from 'better-sqlite3';
import { between, oneOf, type Given, type Tampering } from './tampering.ts';

/** Runs statements on a copy whose triggers are away meanwhile, and folds all into the file. */
export function onRows(
  kind: string,
  change: (database: Database, given: Given) => void,
): Tampering {
  return {
    kind,
    tamper(given) {
      const database = new Sqlite(given.path);
      // Else SQLite protects what FTS5 keeps its words in.
      database.unsafeMode();
      const triggers = database
        .prepare<[], { name: string; sql: string }>(
          `select name, sql from sqlite_master where type = 'trigger'`,
        )
        .all();
      for (const { name } of triggers) database.exec(`drop trigger ${name}`);
      change(database, given);
      // As they were: whoever tampers leaves no such trace.
      for (const { sql } of triggers) database.exec(sql);
      database.pragma('wal_checkpoint(truncate)');
      database.close();
    },
  };
}

/** A row of a table, by chance, by its row id. */
export function rowOf(database: Database, table: string, next: () => number): Row {
  const rows = database.prepare<[], Row>(`select * from ${table}`).all();
  return oneOf(rows, next);
}

type Row = Readonly<Record<string, unknown>>;

const texts = ['id', 'stream', 'type', 'recorded_at', 'recorded_by', 'reason', 'data'];

/** Ways to tamper with the rows of the log. */
export const ofLog: readonly Tampering[] = [
  ...texts.map((name) =>
    onRows(`log: ${name} edited`, (database, { next }) => {
      const at = positionIn(database, next);
      const text = String(
        database.prepare(`select ${name} from events where position = ?`).pluck().get(at),
      );
      set(database, name, edited(text, next), at);
    }),
  ),
  onRows('log: number edited', (database, { next }) => {
    const name = oneOf(['version', 'schema_version'], next);
    set(database, name, between(0, 9, next), positionIn(database, next));
  }),
  onRows('log: data of another', (database, { next }) => {
    const at = positionIn(database, next);
    // Two redactions of one event SQLite itself refuses.
    database.exec(`update or ignore events set data = (select data from events other
      where other.type = events.type and other.position <> events.position
      order by abs(other.position - ${at}) limit 1) where position = ${at}
      and exists (select 1 from events other where other.type = events.type
        and other.position <> events.position)`);
  }),
  onRows('log: data is null', (database, { next }) => {
    const at = positionIn(database, next);
    set(database, 'data', 'null', at);
    if (next() < 0.5)
      database.prepare('update bindings set salt = null where position = ?').run(at);
  }),
  onRows('log: redaction edited', (database, { next }) => {
    const redactions = database
      .prepare<[], number>(`select position from events where type = 'EventRedacted'`)
      .pluck()
      .all();
    const gone = `(select position from events where data = 'null' limit 1)`;
    database.exec(
      oneOf(
        [
          `update events set data = '{"title":"What was not said"}' where position = ${gone}`,
          `update bindings set salt = randomblob(32) where position = ${gone}`,
          `update events set data = replace(data, 'the law', 'a law')
           where position = ${oneOf(redactions, next)}`,
          `update events set data = replace(data, '"position":', '"position":1')
           where position = ${oneOf(redactions, next)}`,
        ],
        next,
      ),
    );
  }),
  onRows('log: two swapped', (database, { next }) => {
    const [one, other] = [positionIn(database, next), positionIn(database, next)];
    for (const table of next() < 0.5 ? ['events', 'bindings'] : ['events']) {
      const move = database.prepare(`update ${table} set position = ? where position = ?`);
      move.run(-1, one);
      move.run(one, other);
      move.run(other, -1);
    }
  }),
  onRows('log: one deleted', (database, { next }) => {
    const at = positionIn(database, next);
    for (const table of next() < 0.5 ? ['events', 'bindings'] : ['events'])
      database.prepare(`delete from ${table} where position = ?`).run(at);
  }),
  onRows('log: one deleted, the rest moved up', (database, { next }) => {
    const at = positionIn(database, next);
    for (const table of ['events', 'bindings']) {
      database.prepare(`delete from ${table} where position = ?`).run(at);
      for (const later of database
        .prepare<[number], number>(`select position from ${table} where position > ? order by 1`)
        .pluck()
        .all(at))
        database.exec(`update ${table} set position = ${later - 1} where position = ${later}`);
    }
  }),
  onRows('log: end cut off', (database, { next }) => {
    const at = positionIn(database, next);
    for (const table of next() < 0.5 ? ['events', 'bindings'] : ['events'])
      database.prepare(`delete from ${table} where position >= ?`).run(at);
  }),
  onRows('log: one added', (database, { next }) => {
    const at = positionIn(database, next);
    const [head] = database.prepare<[], number>('select max(position) from events').pluck().all();
    database.exec(`insert into events select ${Number(head) + 1}, id || 'x', stream || '-x', 1,
      type, schema_version, (select max(recorded_at) from events), recorded_by, reason, data
      from events where position = ${at}`);
  }),
];

const blank = (name: string): string => `zeroblob(length(${name}))`;

/** Ways to tamper with the rows of the tree and the seals. */
export const ofTree: readonly Tampering[] = [
  onRows('tree: binding edited', (database, { next }) => {
    const name = oneOf(['salt', 'commitment'], next);
    const value = name === 'salt' ? oneOf(['null', blank(name)], next) : blank(name);
    database.exec(
      `update bindings set ${name} = ${value} where position = ${positionIn(database, next)}`,
    );
  }),
  onRows('tree: binding deleted', (database, { next }) =>
    database.exec(`delete from bindings where position = ${positionIn(database, next)}`),
  ),
  onRows('tree: bindings swapped', (database, { next }) => {
    const [one, other] = [positionIn(database, next), positionIn(database, next)];
    const move = database.prepare('update bindings set position = ? where position = ?');
    move.run(-1, one);
    move.run(one, other);
    move.run(other, -1);
  }),
  onRows('tree: binding without an event', (database, { next }) =>
    database.exec(`insert into bindings select max(position) + ${between(1, 9, next)},
      zeroblob(32), zeroblob(32) from bindings`),
  ),
  onRows('tree: tile edited', (database, { next }) => {
    const name = oneOf(['hashes', 'root'], next);
    database.exec(`update tiles set ${name} = ${blank(name)}`);
  }),
  onRows('tree: a hash of a tile flipped', (database, { next }) => {
    const hashes = database.prepare<[], Buffer>('select hashes from tiles').pluck().get();
    if (!hashes) throw new Error('there is no tile');
    const at = between(0, hashes.length - 1, next);
    hashes[at] = (hashes[at] ?? 0) ^ (1 << between(0, 7, next));
    database.prepare('update tiles set hashes = ?').run(hashes);
  }),
  onRows('tree: tile deleted or moved', (database, { next }) =>
    database.exec(
      oneOf(
        [
          'delete from tiles',
          'update tiles set ordinal = ordinal + 1',
          'update tiles set level = level + 1',
          'insert into tiles select level + 1, ordinal, hashes, root from tiles',
          'insert into tiles select level, ordinal - 1, hashes, root from tiles',
        ],
        next,
      ),
    ),
  ),
  onRows('tree: newest seal edited', (database, { next }) => {
    const newest = 'where size = (select max(size) from seals)';
    database.exec(
      oneOf(
        [
          `update seals set note = replace(note, size, size - 1) ${newest}`,
          `update seals set note = note || note ${newest}`,
          `update seals set note = (select note from seals order by size limit 1) ${newest}`,
          `delete from seals ${newest}`,
          `update seals set size = size + 1 ${newest}`,
          `insert into seals select size + 5, note, signed_at from seals ${newest}`,
        ],
        next,
      ),
    );
  }),
];

/** A position of the log, by chance. */
export function positionIn(database: Database, next: () => number): number {
  return between(
    1,
    Number(database.prepare('select max(position) from events').pluck().get()),
    next,
  );
}

/** A text with one sign of it changed, taken away or doubled. */
export function edited(text: string, next: () => number): string {
  const at = between(0, text.length - 1, next);
  const sign = text.charAt(at);
  const other = oneOf(
    ['', sign + sign, /\d/u.test(sign) ? String((Number(sign) + 1) % 10) : 'q'],
    next,
  );
  return text.slice(0, at) + other + text.slice(at + 1);
}

function set(database: Database, name: string, value: unknown, position: number): void {
  try {
    database.prepare(`update events set ${name} = ? where position = ?`).run(value, position);
  } catch (error) {
    // Another event has that id, or that version: nothing is changed then.
    if (!(error instanceof Sqlite.SqliteError) || !/CONSTRAINT/u.test(error.code)) throw error;
  }
}
