import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../../../server/database/open.ts';
import { keptViews } from '../../../server/projections/keep.ts';
import { rebuild } from '../../../server/projections/rebuild.ts';
import { startViews } from '../../../server/projections/start.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { ground } from '../reading/random-archive.ts';
import { checkpoints, storedRows, storedSizes } from './stored-rows.ts';

const script = fileURLToPath(new URL('rebuilding-process.ts', import.meta.url));

let open: OpenReading;
beforeEach(async () => {
  open = await openReading();
  open.append(...ground, ...told(1, 40), say.retracted('told-3'), say.reinstated('told-3'));
});
afterEach(() => open.close());

describe('rebuilding', () => {
  it('changes nothing, however often', () => {
    const before = contents();
    finish();
    expect(contents()).toEqual(before);
    finish();
    expect(contents()).toEqual(before);
  });

  it('drops rows that a replay can not create, and creates those that were lost (3)', () => {
    const before = contents();
    const { writer } = open.database;
    writer.exec(`
      insert into view_actors values ('us/nobody/author', 3, null, '{}', 'nobody');
      delete from view_tallies where key like 'kind/%';
      update view_timeline set body = '{}' where key = 'told-1';
      update view_ledger set to_position = 9;
      update view_actors_blocks set earliest = 1000;
      insert into sizes (position, links) values (1000, 1000);
      update sizes set sources = 0;
      drop table view_links`);
    finish();
    expect(contents()).toEqual(before);
  });

  it('leaves the views that are read as they are until it swaps (1)', () => {
    const { writer, reader } = open.database;
    writer.exec(`delete from view_tallies`);
    const before = contents();
    const rebuilding = rebuild(writer);
    expect(rebuilding.next().value).toEqual({ position: 52, head: 52 });
    expect(storedRows(reader)).toEqual(before.rows);
    finish(rebuilding);
    expect(storedRows(reader)['tallies']).not.toEqual([]);
  });

  it('takes in what is appended meanwhile, and what is appended after goes on from it', () => {
    for (let batch = 0; batch < 6; batch += 1) open.append(...told(1_000 * (batch + 1), 990));
    const other = openWriter(open.database.writer.name);
    const positions: number[] = [];
    for (const { position } of rebuild(other)) {
      positions.push(position);
      open.append(...told(100_000 + 100 * positions.length, 20));
    }
    other.close();
    expect(positions.length).toBeGreaterThan(1);
    open.append(say.retracted('told-1'), ...told(200_000, 3));
    const after = contents();
    finish();
    expect(contents()).toEqual(after);
  });

  it('gives way to a second one, which loses nothing by it', () => {
    const before = contents();
    const other = openWriter(open.database.writer.name);
    const first = rebuild(other);
    first.next();
    const second = rebuild(open.database.writer);
    second.next();
    finish(second);
    expect(() => finish(first)).toThrow('another rebuild');
    other.close();
    expect(contents()).toEqual(before);
  });

  it('leaves the former views when it is killed half-way (2)', () => {
    for (let batch = 0; batch < 6; batch += 1) open.append(...told(1_000 * (batch + 1), 990));
    const before = contents();
    const { name: path } = open.database.writer;
    const killed = spawnSync(process.execPath, ['--import', 'tsx', script, path, '1']);
    expect({ signal: killed.signal, said: killed.stderr.toString() }).toMatchObject({
      signal: 'SIGKILL',
    });
    expect(shadows().length).toBeGreaterThan(0);
    expect(contents()).toEqual(before);
    open.append(...told(300_000, 5));
    for (const _ of startViews(open.database.writer));
    expect(shadows()).toEqual([]);
    const after = contents();
    finish();
    expect(contents()).toEqual(after);
  }, 60_000);
});

describe('starting', () => {
  it.each([
    ['was folded by another version', `update checkpoints set version = 0 where view = 'tallies'`],
    ['is not at the head', `update checkpoints set position = 7 where view = 'tallies'`],
    ['has lost its table', 'drop table view_tallies'],
    ['has lost its checkpoint', `delete from checkpoints where view = 'tallies'`],
  ])('rebuilds a view that %s', (_why, sql) => {
    const before = contents();
    open.database.writer.exec(sql);
    for (const _ of startViews(open.database.writer));
    expect(contents()).toEqual(before);
  });

  it.each([
    ['has lost its blocks', 'drop table view_actors_blocks'],
    ['has lost its sizes', 'delete from sizes where position > 7'],
    ['was kept by a program that noted no sizes', 'delete from sizes where position > 0'],
  ])('rebuilds a view that %s', (_why, sql) => {
    const before = contents();
    open.database.writer.exec(sql);
    for (const _ of startViews(open.database.writer));
    expect(contents()).toEqual(before);
  });

  it('notes the sizes of one view alone, where that is the one to rebuild', () => {
    const before = contents();
    open.database.writer.exec(`
      update checkpoints set version = 0 where view = 'tallies';
      update sizes set tallies = 99`);
    for (const _ of startViews(open.database.writer));
    expect(contents()).toEqual(before);
  });

  it('touches no view that is as it should be', () => {
    open.database.writer.exec(`update view_ledger set body = '{}' where key = '1'`);
    const before = contents();
    expect([...startViews(open.database.writer)]).toEqual([]);
    expect(contents()).toEqual(before);
  });

  it('stops appending to views that another version of the program has taken over', () => {
    const other = openWriter(open.database.writer.name);
    other.exec(`update checkpoints set version = 99 where view = 'links'`);
    other.close();
    expect(() => open.append(...told(1, 1))).toThrow('the view links is kept in version 99');
    expect(open.archive.head().position).toBe(52);
  });

  it('stops appending where another program has kept the views without their sizes', () => {
    const other = openWriter(open.database.writer.name);
    other.exec('delete from sizes where position = 52');
    other.close();
    expect(() => open.append(...told(100, 1))).toThrow('another version of this program');
    expect(open.archive.head().position).toBe(52);
  });
});

function told(first: number, length: number) {
  return Array.from({ length }, (_, index) =>
    say.occurrence(`told-${first + index}`, {
      kind: index % 3 === 0 ? 'arrest' : 'statement',
      actors: [{ actor: index % 2 === 0 ? 'us' : 'china', role: 'author' }],
      effects: [{ instrument: 'accord', standing: 'signed' }],
      date: { edtf: String(1990 + (index % 7)) },
    }),
  );
}

function contents() {
  const { reader } = open.database;
  const indexes = reader
    .prepare(`select sql from sqlite_master where name glob 'view_*' order by name`)
    .all();
  const blocks = reader
    .prepare<[], string>(`select name from sqlite_master where name glob 'view_*_blocks'`)
    .pluck()
    .all()
    .sort()
    .map((name) => [name, reader.prepare(`select * from ${name}`).all()]);
  return {
    rows: storedRows(reader),
    checkpoints: checkpoints(reader),
    sizes: storedSizes(reader),
    blocks,
    indexes,
  };
}

function finish(rebuilding = rebuild(open.database.writer, keptViews)): void {
  for (const _ of rebuilding);
}

function shadows(): readonly unknown[] {
  return open.database.reader
    .prepare(`select name from sqlite_master where name glob 'next_*'`)
    .all();
}
