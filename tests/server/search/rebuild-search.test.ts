import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../../../server/database/open.ts';
import { rebuild } from '../../../server/projections/rebuild.ts';
import { noFilters } from '../../../server/reading/query/filters.ts';
import { rebuildSearch, startSearch } from '../../../server/search/rebuild-search.ts';
import { SearchIndex } from '../../../server/search/search-index.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { ground } from '../reading/random-archive.ts';
import { contents } from './contents.ts';

const script = fileURLToPath(new URL('../projections/rebuilding-process.ts', import.meta.url));

let open: OpenReading;
beforeEach(async () => {
  open = await openReading();
  open.append(...ground, ...told(1, 600), say.retracted('told-3'), say.reinstated('told-3'));
  open.index.catchUp();
});
afterEach(() => open.close());

describe('rebuilding the index of words', () => {
  it('changes nothing, however often', () => {
    const before = kept();
    finish();
    expect(kept()).toEqual(before);
    finish();
    expect(kept()).toEqual(before);
    expect(open.database.writer.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('leaves the index that is searched as it is until it swaps (1)', () => {
    const whole = kept();
    const { writer, reader } = open.database;
    writer.exec(`delete from search_documents where key = 'occurrence-told-7'`);
    const before = kept();
    const rebuilding = rebuildSearch(writer);
    for (let step = rebuilding.next(); step.done !== true; step = rebuilding.next()) {
      expect(kept()).toEqual(before);
      expect(found('number7x')).toEqual([]);
      if (step.value.position < step.value.head) continue;
      reader.exec('begin');
      // A snapshot is taken by the first question.
      reader.prepare('select 1 from checkpoints').get();
    }
    // The reader that began before the swap still reads what was then.
    expect(contents(reader)).toEqual(before);
    reader.exec('commit');
    expect(found('number7x')).toEqual(['told-7']);
    expect(kept()).toEqual(whole);
  });

  it('drops what a log can not give (3)', () => {
    const before = kept();
    open.database.writer.exec(`
      insert into search_words (rowid, title) values (1, 'foreign');
      update checkpoints set rows = 7 where view = 'search'`);
    finish();
    expect(kept()).toEqual(before);
  });

  it('takes in what is appended meanwhile, and the index that is open goes on from it', () => {
    const other = openWriter(open.database.writer.name);
    let steps = 0;
    for (const _ of rebuildSearch(other)) {
      steps += 1;
      if (steps < 4) open.append(...told(1_000 * steps, 20));
      if (steps === 2) expect(found('number1001x')).toEqual(['told-1001']);
    }
    other.close();
    expect(found('number1019x')).toEqual(['told-1019']);
    open.append(...told(9_000, 1));
    expect(found('number9000x')).toEqual(['told-9000']);
    const after = kept();
    finish();
    expect(kept()).toEqual(after);
  });

  it('gives way to a second one, which loses nothing by it', () => {
    const before = kept();
    const other = openWriter(open.database.writer.name);
    const first = rebuildSearch(other);
    first.next();
    const second = rebuildSearch(open.database.writer);
    second.next();
    second.next();
    expect(() => finish(first)).toThrow('another rebuild');
    finish(second);
    other.close();
    expect(kept()).toEqual(before);
  });

  it('is not disturbed by a rebuild of the views', () => {
    const before = kept();
    const rebuilding = rebuildSearch(open.database.writer);
    rebuilding.next();
    for (const _ of rebuild(open.database.writer));
    finish(rebuilding);
    expect(kept()).toEqual(before);
  });

  it('leaves the former index when it is killed half-way (2)', () => {
    const before = kept();
    const { name: path } = open.database.writer;
    const killed = spawnSync(process.execPath, ['--import', 'tsx', script, path, '1', 'search']);
    expect({ signal: killed.signal, said: killed.stderr.toString() }).toMatchObject({
      signal: 'SIGKILL',
    });
    expect(beside().length).toBeGreaterThan(0);
    expect(kept()).toEqual(before);
    expect(found('number7x')).toEqual(['told-7']);
    start();
    expect(beside()).toEqual([]);
    expect(kept()).toEqual(before);
  }, 60_000);

  it('drops what one that was killed has left', () => {
    rebuildSearch(open.database.writer).next();
    expect(beside().length).toBeGreaterThan(0);
    finish();
    expect(beside()).toEqual([]);
  });
});

describe('starting the index of words', () => {
  it.each([
    ['was made by another version', `update checkpoints set version = 0 where view = 'search'`],
    ['is ahead of the views', `update checkpoints set position = 9999 where view = 'search'`],
  ])('rebuilds one that %s, beside', (_why, sql) => {
    const { writer } = open.database;
    const whole = kept();
    writer.exec(sql);
    const before = kept();
    const starting = startSearch(writer);
    starting.next();
    expect(kept()).toEqual(before);
    for (const _ of starting);
    expect(kept()).toEqual(whole);
  });

  it.each([
    ['lost a table', 'drop table search_words'],
    ['lost its checkpoint', `delete from checkpoints where view = 'search'`],
  ])('creates one anew that has %s, to be filled behind the views', (_why, sql) => {
    const before = kept();
    open.database.writer.exec(sql);
    start();
    expect(open.index.progress().position).toBe(0);
    new SearchIndex(open.database.writer).catchUp();
    expect(kept()).toEqual(before);
  });

  it('touches no index that is as it should be, though it is behind', () => {
    open.append(...told(1_000, 1));
    const before = kept();
    expect([...startSearch(open.database.writer)]).toEqual([]);
    expect(kept()).toEqual(before);
  });

  it('stops filling one that another version of the program has taken over', () => {
    open.append(...told(1_000, 1));
    open.database.writer.exec(`update checkpoints set version = 99 where view = 'search'`);
    const before = kept();
    expect(open.index.step()).toBe(true);
    expect(() => open.index.catchUp()).toThrow('another version');
    expect(kept()).toEqual(before);
  });
});

function told(first: number, length: number) {
  return Array.from({ length }, (_, index) =>
    say.occurrence(`told-${first + index}`, {
      title: `Occurrence number${first + index}x`,
      actors: [{ actor: index % 2 === 0 ? 'us' : 'china', role: 'author' }],
    }),
  );
}

function found(q: string): readonly string[] {
  const clocks = {
    position: open.reader.head().position,
    fromDay: null,
    toDay: null,
    untilDay: null,
    knownByDay: null,
    match: 'possible',
  } as const;
  const page = { limit: 9, after: null };
  return open.reader.search(q, clocks, noFilters, page).items.map(({ id }) => id);
}

function kept(): readonly unknown[] {
  return contents(open.database.writer);
}

function finish(rebuilding = rebuildSearch(open.database.writer)): void {
  for (const _ of rebuilding);
}

function start(): void {
  for (const _ of startSearch(open.database.writer));
}

function beside(): readonly unknown[] {
  return open.database.writer
    .prepare(`select name from sqlite_master where name glob 'search_next_*'`)
    .all();
}
