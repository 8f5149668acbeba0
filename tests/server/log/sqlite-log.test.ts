import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../server/database/migrate.ts';
import { openWriter } from '../../../server/database/open.ts';
import { SqliteLog } from '../../../server/log/sqlite-log.ts';
import { event, logContract } from '../../contracts/log-contract.ts';
import { temporaryFolder } from '../../support/running-server.ts';

logContract('sqlite', async () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'regesta.db');
  await migrate(path);
  let database = openWriter(path);
  let log = new SqliteLog(database);
  return {
    get log() {
      return log;
    },
    within: (work) => database.transaction(work).immediate(),
    reopen: () => {
      database.close();
      database = openWriter(path);
      log = new SqliteLog(database);
    },
    close: () => {
      database.close();
      folder.remove();
    },
  };
});

describe('the table of events, whatever connection writes to it', () => {
  const folder = temporaryFolder();
  const path = join(folder.path, 'regesta.db');
  const before = [event(1), event(2, { stream: 'source-b' }), event(3, { version: 2 })];
  let foreign: Sqlite.Database;

  beforeEach(async () => {
    await migrate(path);
    const writer = openWriter(path);
    const log = new SqliteLog(writer);
    if (log.head().position === 0) for (const one of before) log.append(one);
    writer.close();
    // A connection without any of our pragmas.
    foreign = new Sqlite(path);
  });

  afterEach(() => {
    foreign.close();
  });

  afterAll(() => folder.remove());

  /** What became of trying to write: what was said of it, and the log as it then is. */
  const attempt = (write: () => unknown) => {
    let said = 'nothing was said';
    try {
      write();
    } catch (error) {
      said = String(error);
    }
    return { said, log: new SqliteLog(foreign).page({ after: 0, limit: 10 }) };
  };
  const refused = {
    said: expect.stringMatching(/append-only|constraint|cannot store|datatype mismatch/u),
    log: before,
  };

  const values = (more: Partial<ReturnType<typeof event>>): unknown[] =>
    Object.values(event(4, { version: 3, ...more }));
  const insert = 'into events values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';

  it.each([
    ['update', `update events set data = '{}' where position = 1`],
    ['an update that changes nothing', 'update events set data = data'],
    ['update or ignore', `update or ignore events set reason = 'x'`],
    [
      'update or replace onto another row',
      'update or replace events set position = 2 where position = 1',
    ],
    ['delete', 'delete from events where position = 3'],
    ['truncate: a delete without where', 'delete from events'],
  ])('refuses %s', (_what, sql) => {
    for (const pragma of ['recursive_triggers = OFF', 'recursive_triggers = ON']) {
      foreign.pragma(pragma);
      expect(attempt(() => foreign.exec(sql))).toEqual(refused);
    }
  });

  it.each([
    ['position', { position: 3 }],
    ['position, with all else the same', before[2]],
    ['id', { id: event(1).id }],
    ['stream and version', { version: 2 }],
    ['a row in the middle', { position: 2, stream: 'source-b', version: 1, id: event(2).id }],
  ])('refuses insert or replace on a taken %s', (_what, more) => {
    for (const pragma of ['recursive_triggers = OFF', 'recursive_triggers = ON']) {
      foreign.pragma(pragma);
      for (const verb of ['insert or replace', 'replace', 'insert', 'insert or ignore'])
        expect(
          attempt(() => foreign.prepare(`${verb} ${insert}`).run(...values(more ?? {}))),
        ).toEqual(refused);
    }
  });

  it('refuses to turn an insert into an update', () => {
    const upsert = foreign.prepare(
      `insert ${insert} on conflict (position) do update set data = excluded.data`,
    );
    expect(attempt(() => upsert.run(...values({ position: 1 })))).toEqual(refused);
  });

  it.each([
    ['no position', { position: null }],
    ['a negative position', { position: -1 }],
    ['a position that is text', { position: 'four' }],
    ['no id', { id: null }],
    ['no stream', { stream: null }],
    ['a version that is not whole', { version: 2.5 }],
  ])('refuses %s', (_what, wrong) => {
    const row = Object.values({ ...event(4, { version: 3 }), ...wrong });
    expect(attempt(() => foreign.prepare(`insert ${insert}`).run(...row))).toEqual(refused);
  });
});
