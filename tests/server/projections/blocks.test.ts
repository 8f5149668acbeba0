import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OpenDatabase } from '../../../server/database/open.ts';
import { keptViews, tableNameOf, viewsWithBlocks } from '../../../server/projections/keep.ts';
import { rebuild } from '../../../server/projections/rebuild.ts';
import { longHistory } from '../reading/random-archive.ts';
import { openWithSmallBlocks, smallStrides } from './small-blocks.ts';

interface Block {
  readonly level: number;
  readonly key: string;
  readonly from_position: number;
  readonly earliest: number;
  readonly until_key: string;
  readonly until_from: number;
}

const runs = 15;
const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });
const paged = keptViews.filter(({ isPaged }) => isPaged).map(({ view }) => tableNameOf(view));

function blocksOf({ reader }: OpenDatabase, name: string): readonly Block[] {
  return reader
    .prepare<[], Block>(`select * from ${name}_blocks order by level, key, from_position`)
    .all();
}

function holdsForEvery(check: (database: OpenDatabase) => void): Promise<void> {
  const property = fc.asyncProperty(longHistory, lengths, async (said, by) => {
    const open = await openWithSmallBlocks(said, by);
    try {
      check(open.database);
    } finally {
      open.close();
    }
  });
  return fc.assert(property, { numRuns: runs });
}

describe('the blocks of a view', () => {
  it('follow each other without gap from before the first key to after the last (1)', () =>
    holdsForEvery((database) => {
      for (const name of paged)
        for (const level of smallStrides.keys()) {
          const blocks = blocksOf(database, name).filter((block) => block.level === level + 1);
          const starts = blocks.map(({ key, from_position }) => [key, from_position]);
          const ends = blocks.map(({ until_key, until_from }) => [until_key, until_from]);
          expect(starts).toEqual([['', 0], ...ends.slice(0, -1)]);
          expect(ends.at(-1)).toEqual(['~', 0]);
        }
    }));

  it('say when the first of their versions began (2)', () =>
    holdsForEvery((database) => {
      for (const name of paged) {
        const least = database.reader
          .prepare<[string, number, string, number], number>(
            `select min(from_position) from ${name}
             where (key, from_position) >= (?, ?) and (key, from_position) < (?, ?)`,
          )
          .pluck();
        for (const { key, from_position, earliest, ...until } of blocksOf(database, name))
          expect(earliest).toBe(
            from_position === 0
              ? 0
              : least.get(key, from_position, until.until_key, until.until_from),
          );
      }
    }));

  it('are many where strides are small, and on each level among those of the one below', async () => {
    let count = 0;
    await holdsForEvery((database) => {
      for (const name of paged) {
        const blocks = blocksOf(database, name);
        const starts = (level: number) =>
          blocks
            .filter((block) => block.level === level)
            .map(({ key, from_position }) => `${key} ${from_position}`);
        count += blocks.length;
        expect(starts(1)).toEqual(expect.arrayContaining(starts(2)));
      }
    });
    expect(count).toBeGreaterThan(runs * paged.length * 5);
  });

  it('are the same however the rows were written (3)', () =>
    holdsForEvery((database) => {
      const before = paged.map((name) => blocksOf(database, name));
      for (const _ of rebuild(database.writer, viewsWithBlocks(smallStrides)));
      expect(paged.map((name) => blocksOf(database, name))).toEqual(before);
    }));
});
