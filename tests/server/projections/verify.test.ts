import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verify, type Finding } from '../../../server/verify.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { ground } from '../reading/random-archive.ts';

let open: OpenReading;
beforeEach(async () => {
  open = await openReading();
  open.append(...ground, say.occurrence('one'), say.occurrence('two'), say.retracted('one'));
});
afterEach(() => open.close());

describe('verifying', () => {
  it('finds nothing in an archive as it should be, and tells how far it goes', async () => {
    expect(await findings()).toEqual([]);
    open.index.catchUp();
    expect(await verify(open.database.writer.name)).toEqual({
      position: 13,
      findings: [],
      isSound: true,
      cosigned: [],
      redactions: [],
    });
  });

  it('leaves the file as it was', async () => {
    const objects = (): unknown =>
      open.database.reader.prepare('select name from sqlite_master').all();
    const before = objects();
    await findings();
    expect(objects()).toEqual(before);
  });

  it.each([
    ['schema', 'missing', 'drop trigger events_never_deleted', 'events_never_deleted'],
    ['schema', 'missing', 'drop index view_links_1', 'view_links_1'],
    ['schema', 'foreign', 'create table plan (a)', 'plan'],
    [
      'schema',
      'foreign',
      `create trigger spy after insert on events begin select raise(ignore); end`,
      'spy',
    ],
    [
      'schema',
      'altered',
      `drop trigger events_never_updated;
       create trigger events_never_updated before update on events begin select 1; end`,
      'events_never_updated',
    ],
  ])('finds in the %s what is %s: %s', async (part, code, sql, name) => {
    tamper(sql);
    expect(await findings()).toEqual([expect.objectContaining({ part, code, name })]);
  });

  it.each(['drop table events', 'alter table events drop column reason', 'drop table checkpoints'])(
    'tells of a schema that can not be read on: %s',
    async (sql) => {
      tamper(`${withoutTriggers} drop trigger events_append_only; ${sql}`);
      const name = sql.includes('checkpoints') ? 'checkpoints' : 'events';
      expect(await findings()).toContainEqual(expect.objectContaining({ part: 'schema', name }));
    },
  );

  it.each([
    ['position-gap', 7, 'delete from events where position = 6'],
    ['version-gap', 13, 'update events set version = 5 where position = 13'],
    [
      'time-goes-back',
      12,
      `update events set recorded_at = '1999-01-01T00:00:00.000Z' where position = 12`,
    ],
    ['not-an-instant', 13, `update events set recorded_at = 'z' where position = 13`],
    ['unknown-type', 12, `update events set type = 'OccurrenceDreamt' where position = 12`],
    ['unknown-version', 12, 'update events set schema_version = 9 where position = 12'],
    ['unknown-stream', 12, `update events set stream = 'actor-x' where position = 12`],
    ['not-json', 12, `update events set data = '{' where position = 12`],
    ['not-as-recorded', 12, `update events set data = '{}' where position = 12`],
    [
      'not-as-recorded',
      12,
      `update events set data = json_remove(data, '$.tags') where position = 12`,
    ],
    ['unfounded', 13, `update events set stream = 'occurrence-x', version = 1 where position = 13`],
    ['not-a-uuid', 12, `update events set id = 'x' where position = 12`],
  ])('finds in the log: %s', async (code, position, sql) => {
    tamper(`${withoutTriggers} ${sql}`);
    expect(await findings()).toContainEqual(
      expect.objectContaining({ part: 'log', code, position }),
    );
  });

  it('finds an event whose data was changed by what no longer follows from it', async () => {
    tamper(`${withoutTriggers}
      update events set data = replace(data, 'Occurrence two', 'Occurrence 2') where position = 12`);
    const found = (await findings()).filter(({ part }) => part === 'views');
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'missing', name: 'timeline', key: 'two', position: 12 }),
    );
    expect(found).toContainEqual(
      expect.objectContaining({ code: 'foreign', name: 'ledger', key: '12', position: 12 }),
    );
  });

  it.each([
    [
      'a row that was changed',
      'timeline',
      'two',
      `update view_timeline set body = '{}' where key = 'two'`,
    ],
    [
      'a column that was changed',
      'timeline',
      'two',
      `update view_timeline set importance = 5 where key = 'two'`,
    ],
    [
      'a row of the past',
      'timeline',
      'one',
      `update view_timeline set kind = 'x' where from_position = 11`,
    ],
    [
      'a row that is gone',
      'tallies',
      'kind/statement/2015-09',
      `delete from view_tallies where to_position is null`,
    ],
    [
      'a row that is too much',
      'links',
      'a/b/c',
      `insert into view_links values ('a/b/c', 1, null, '{}', 'a', 'c')`,
    ],
    [
      'a version that was opened again',
      'sources',
      'paper/occurrence-one/own/page 1',
      'update view_sources set to_position = null',
    ],
    [
      'a checkpoint that is behind',
      'actors',
      null,
      `update checkpoints set position = 12 where view = 'actors'`,
    ],
    [
      'a block that is gone',
      'tallies',
      '',
      `delete from view_tallies_blocks where key = '' and level = 1`,
    ],
    ['a block that was changed', 'actors', '', `update view_actors_blocks set earliest = 5`],
    ['a count of rows', 'ledger', null, `update checkpoints set rows = 99 where view = 'ledger'`],
  ])('finds in the views %s', async (_what, name, key, sql) => {
    tamper(sql);
    const found = await findings();
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatchObject({ part: 'views', name, key });
  });

  it.each([
    ['a size', 11, 'update sizes set links = 99 where position = 11'],
    ['a size that is gone', 12, 'delete from sizes where position = 12'],
    ['a size that is too much', 99, 'insert into sizes (position) values (99)'],
  ])('finds beside the views %s', async (_what, position, sql) => {
    tamper(sql);
    expect(await findings()).toContainEqual(
      expect.objectContaining({ part: 'views', code: 'size', name: 'links', key: null, position }),
    );
  });

  it('tells of what can’t be read, and of nothing that follows from it', async () => {
    tamper(`${withoutTriggers} update events set data = '"one"' where type = 'OccurrenceRecorded'
      and position = 11`);
    const told = (await findings()).filter(({ part }) => part !== 'schema');
    expect(told).toMatchObject([
      { part: 'log', code: 'not-json', position: 11 },
      { part: 'tree', code: 'other-data', position: 11 },
    ]);
  });

  it('refuses a file whose header says what no file of SQLite does', async () => {
    open.archive.close();
    const { name: path } = open.database.writer;
    const bytes = openSync(path, 'r+');
    // The number of the format of its schema (SQLite, section 1.3).
    writeSync(bytes, Buffer.of(0, 0, 0, 9), 0, 4, 44);
    closeSync(bytes);
    await expect(verify(path)).rejects.toThrow('the file is damaged');
  });

  it.each(['events', 'view_register', 'view_tallies'])(
    'finds a damaged page of %s',
    async (table) => {
      open.archive.close();
      const { name: path } = open.database.writer;
      const file = new Sqlite(path);
      const page = Number(
        file.prepare('select rootpage from sqlite_master where name = ?').pluck().get(table),
      );
      file.close();
      const bytes = openSync(path, 'r+');
      writeSync(bytes, Buffer.alloc(64, 0xa5), 0, 64, (page - 1) * 4_096);
      closeSync(bytes);
      expect(await findings()).toContainEqual(
        expect.objectContaining({ part: 'file', code: 'damaged' }),
      );
    },
  );

  it('refuses what is no archive', async () => {
    const folder = temporaryFolder();
    const path = join(folder.path, 'notes.txt');
    writeFileSync(path, 'dear diary'.repeat(1_000));
    await expect(verify(path)).rejects.toThrow('was not made by this program');
    folder.remove();
  });
});

const withoutTriggers = `
  drop trigger events_never_updated;
  drop trigger events_never_deleted;`;

function tamper(sql: string): void {
  const other = new Sqlite(open.database.writer.name);
  other.exec(sql);
  other.close();
}

async function findings(): Promise<readonly Finding[]> {
  return (await verify(open.database.writer.name)).findings;
}
