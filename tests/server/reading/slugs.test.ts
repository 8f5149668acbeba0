import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Rows } from '../../../server/reading/rows.ts';
import { resolveId } from '../../../server/reading/slugs.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from './open-reading.ts';

let open: OpenReading;
let rows: Rows;

beforeAll(async () => {
  open = await openReading();
  open.append(
    say.source('paper'),
    say.occurrence('a', { title: 'Arrest', slug: 'arrest' }),
    say.occurrence('b', { title: 'Talks' }),
    say.occurrence('c', { title: 'Another arrest', slug: 'arrest' }),
    say.retracted('a'),
    say.revised('occurrence', 'b', { slug: 'first-talks' }),
    say.reinstated('a'),
    say.merged('c', 'a'),
  );
  rows = new Rows(open.database.reader);
});

afterAll(() => open.close());

const head = 8;
const expected = {
  arrest: [null, 'a', 'a', null, 'c', 'c', null, 'a'],
  talks: [null, null, 'b', 'b', 'b', null, null, null],
  'first-talks': [null, null, null, null, null, 'b', 'b', 'b'],
  'another-arrest': Array.from({ length: head }, () => null),
};

function resolved(): Record<string, readonly (string | null)[]> {
  return Object.fromEntries(
    Object.keys(expected).map((slug) => [
      slug,
      Array.from({ length: head }, (_, index) => resolveId(rows, 'occurrence', slug, index + 1)),
    ]),
  );
}

describe('a slug', () => {
  it('names the one live occurrence that had it then, also before words are indexed', () => {
    expect(open.index.progress().position).toBe(0);
    expect(resolved()).toEqual(expected);
  });

  it('names the same by the index, without a look at the occurrences', () => {
    open.index.catchUp();
    expect(resolved()).toEqual(expected);
    const { writer } = open.database;
    writer.exec('alter table view_timeline rename to hidden');
    // Empty: ids are looked for in it first.
    writer.exec('create view view_timeline as select * from hidden where false');
    expect(resolved()).toEqual(expected);
    writer.exec('drop view view_timeline; alter table hidden rename to view_timeline');
  });

  it('is found when the index is behind again', () => {
    open.append(say.occurrence('d', { title: 'Later' }));
    expect(resolveId(rows, 'occurrence', 'later', head + 1)).toBe('d');
    expect(resolveId(rows, 'occurrence', 'arrest', head)).toBe('a');
  });

  it('of another version’s index is not trusted', () => {
    open.index.catchUp();
    open.database.writer.exec(`
      update checkpoints set version = 0 where view = 'search';
      update search_documents set slug = 'x'`);
    expect(resolved()).toEqual(expected);
  });
});
