import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verify, type Finding } from '../../../server/verify.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { ground } from '../reading/random-archive.ts';

let open: OpenReading;
beforeEach(async () => {
  open = await openReading();
  open.append(...ground, say.occurrence('one'), say.occurrence('two'), say.retracted('one'));
});
afterEach(() => open.close());

describe('verifying the index of words', () => {
  it.each([
    [
      'a document that was changed',
      'occurrence-two',
      12,
      `update search_documents set importance = 5 where key = 'occurrence-two'`,
    ],
    [
      'a document that is gone',
      'occurrence-two',
      12,
      `delete from search_documents where key = 'occurrence-two'`,
    ],
    [
      'a document that was opened again',
      'occurrence-one',
      11,
      `update search_documents set to_position = null where key = 'occurrence-one'`,
    ],
    [
      'a word that is foreign',
      'occurrence-two',
      12,
      `insert into search_words (rowid, title)
       select document, 'foreign' from search_documents where key = 'occurrence-two'`,
    ],
    [
      'words that are gone',
      'actor-us',
      expect.any(Number),
      `insert into search_words (search_words) values ('delete-all')`,
    ],
    [
      'a checkpoint that is ahead',
      null,
      null,
      `update checkpoints set position = 99 where view = 'search'`,
    ],
    [
      'a checkpoint that is behind',
      null,
      null,
      `update checkpoints set position = 10 where view = 'search'`,
    ],
    [
      'a checkpoint of another version',
      null,
      null,
      `update checkpoints set version = 99 where view = 'search'`,
    ],
    ['a count of documents', null, null, `update checkpoints set rows = 99 where view = 'search'`],
    ['a table that is gone', null, null, 'drop table search_documents'],
  ])('finds %s', async (_what, key, position, sql) => {
    open.index.catchUp();
    expect(await findings()).toEqual([]);
    tamper(sql);
    const found = await findings();
    expect(found).toContainEqual(
      expect.objectContaining({ part: 'views', name: 'search', key, position }),
    );
    for (const one of found) expect(one).toMatchObject({ part: 'views', name: 'search' });
  });

  it('finds words that are found by another number than their document has', async () => {
    open.index.catchUp();
    tamper(`update search_documents set document = 999 where key = 'occurrence-two'`);
    expect(await findings()).toContainEqual(
      expect.objectContaining({ name: 'search', key: 'occurrence-two', position: 12 }),
    );
  });

  it('finds a place of words that leads elsewhere', async () => {
    open.index.catchUp();
    const other = new Sqlite(open.database.writer.name);
    // Else SQLite protects what FTS5 keeps its words in.
    other.unsafeMode();
    other.exec('update search_words_idx set pgno = pgno + 2');
    other.close();
    expect(await findings()).toContainEqual(
      expect.objectContaining({ part: 'views', name: 'search' }),
    );
  });

  it('takes an index of words that is behind as it is, and finds what is wrong up to there', async () => {
    open.index.catchUp();
    open.append(say.occurrence('three'));
    expect(await findings()).toEqual([]);
    tamper(`update search_documents set digest = 'x' where key = 'occurrence-two'`);
    expect(await findings()).toMatchObject([
      { code: 'missing', name: 'search', key: 'occurrence-two', position: 12 },
      { code: 'foreign', name: 'search', key: 'occurrence-two', position: 12 },
    ]);
  });
});

function tamper(sql: string): void {
  const other = new Sqlite(open.database.writer.name);
  other.exec(sql);
  other.close();
}

async function findings(): Promise<readonly Finding[]> {
  return (await verify(open.database.writer.name)).findings;
}
