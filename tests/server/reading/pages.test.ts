import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../server/database/open.ts';
import { viewsWithBlocks } from '../../../server/projections/keep.ts';
import { rebuild } from '../../../server/projections/rebuild.ts';
import { noFilters } from '../../../server/reading/query/filters.ts';
import { viewNames, type Reader, type ViewName } from '../../../server/reading/reader.ts';
import { SqliteArchive } from '../../../server/sqlite-archive.ts';
import * as say from '../../support/sayings.ts';
import { openWithSmallBlocks, smallStrides } from '../projections/small-blocks.ts';
import { listedAt, storedRows } from '../projections/stored-rows.ts';
import type { OpenReading } from './open-reading.ts';
import { compare } from './oracle.ts';
import { longHistory } from './random-archive.ts';

const lengths = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 });

/** Every page of a view at a position, and the total that each of them told. */
function walk(reader: Reader, view: ViewName, position: number, limit: number) {
  const clocks = {
    position,
    fromDay: null,
    toDay: null,
    match: 'possible',
    untilDay: null,
    knownByDay: null,
  } as const;
  const keys: string[] = [];
  const totals = new Set<number>();
  let after: string | null = null;
  do {
    const page: ReturnType<Reader['view']> = reader.view(view, clocks, noFilters, { limit, after });
    keys.push(...page.rows.map(({ key }) => key));
    totals.add(page.total);
    after = page.next;
  } while (after !== null);
  return { keys, totals: [...totals] };
}

/** Those of the pages, read at every so many positions, that are not as all row versions say. */
function wrongPages({ reader, database }: OpenReading, limit: number, every: number): unknown[] {
  const stored = storedRows(database.reader);
  const { position: head } = reader.head();
  const wrong: unknown[] = [];
  for (let position = head; position >= 0; position -= every)
    for (const view of viewNames) {
      const keys = [...listedAt(stored, view, position).keys()];
      keys.sort(view === 'ledger' ? (a, b) => Number(a) - Number(b) : compare);
      const expected = { keys, totals: [keys.length] };
      const actual = walk(reader, view, position, limit);
      if (!isDeepStrictEqual(actual, expected)) wrong.push({ view, position, expected, actual });
    }
  return wrong;
}

function holdsForEvery(check: (open: OpenReading, limit: number) => void): Promise<void> {
  const limits = fc.integer({ min: 2, max: 9 });
  const property = fc.asyncProperty(longHistory, lengths, limits, async (said, by, limit) => {
    const open = await openWithSmallBlocks(said, by);
    try {
      check(open, limit);
    } finally {
      open.close();
    }
  });
  return fc.assert(property, { numRuns: 5 });
}

describe('the pages of a view', () => {
  it(
    'are at every position the rows that then stood, in order, with their number',
    () => holdsForEvery((open, limit) => expect(wrongPages(open, limit, 2)).toEqual([])),
    120_000,
  );

  it(
    'stay so when two archives append by turns, and when the views are rebuilt',
    () =>
      holdsForEvery((open, limit) => {
        const other = new SqliteArchive(openDatabase(open.database.writer.name));
        open.append(say.source('diary'));
        for (let turn = 0; turn < 40; turn += 1) {
          const told = say.occurrence(`later-${(turn * 7) % 40}`, {
            actors: [{ actor: turn % 3 === 0 ? 'us' : 'china', role: 'author' }],
            effects: [{ instrument: 'accord', standing: 'signed' }],
            citations: [say.citing('diary')],
          });
          if (turn % 2 === 0) open.append(told);
          else other.append({ events: [told], reason: 'for a test', by: 'Another' });
        }
        other.close();
        expect(wrongPages(open, limit, 7)).toEqual([]);
        for (const _ of rebuild(open.database.writer, viewsWithBlocks(smallStrides)));
        expect(wrongPages(open, limit, 7)).toEqual([]);
      }),
    120_000,
  );
});
