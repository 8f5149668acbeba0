import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposed } from '../../../events/decisions/decide.ts';
import { views } from '../../../events/projections/views.ts';
import { ArchiveInMemory } from '../../support/archive-in-memory.ts';
import { ledgerOf, rowsOfThings } from '../../support/rows-of-things.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { ground, history } from '../reading/random-archive.ts';
import {
  checkpoints,
  listedAt,
  rowsAt,
  storedRows,
  storedSizes,
  type StoredRow,
} from './stored-rows.ts';

const seed = 1648;
const numRuns = 40;

/** A history, told in requests of these lengths, by turns. */
const telling = fc.record({
  history,
  lengths: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
});

async function holdsForEvery(
  check: (open: OpenReading, said: readonly Proposed[]) => void,
): Promise<void> {
  const property = fc.asyncProperty(telling, async ({ history: said, lengths }) => {
    const open = await openReading();
    try {
      open.append(...ground);
      for (let from = 0, turn = 0; from < said.length; turn += 1) {
        const length = lengths[turn % lengths.length] ?? 1;
        open.append(...said.slice(from, from + length));
        from += length;
      }
      check(open, said);
    } finally {
      open.close();
    }
  });
  await fc.assert(property, { seed, numRuns });
}

describe('the rows of every view', () => {
  it('are at every position what the things then add up to', async () => {
    await holdsForEvery((open, said) => {
      const stored = storedRows(open.database.reader);
      const archive = new ArchiveInMemory();
      for (const one of [...ground, ...said]) {
        archive.record(one);
        const position = archive.log.length;
        for (const [view, rows] of Object.entries(rowsOfThings(archive.things.values())))
          expect(rowsAt(stored[view] ?? [], position), `${view} at ${position}`).toEqual(rows);
      }
    });
  });

  it('follow each other without overlap, and differ from the version before (1, 3)', async () => {
    await holdsForEvery(({ database }) => {
      for (const rows of Object.values(storedRows(database.reader)))
        for (const [index, row] of rows.entries())
          expect(wrongBeside(rows[index + 1], row)).toBe('');
    });
  });

  it('are counted in their checkpoint, which is at the head', async () => {
    await holdsForEvery(({ archive, database }) => {
      const stored = storedRows(database.reader);
      const { position } = archive.head();
      expect(checkpoints(database.reader)).toEqual(
        Object.keys(stored)
          .toSorted()
          .map((view) => ({
            view,
            version: Object.values(views).find(({ name }) => name === view)?.version,
            position,
            rows: rowsAt(stored[view] ?? [], position).size,
          })),
      );
    });
  });

  it('are counted at every position, as readings list them', async () => {
    await holdsForEvery(({ archive, database }) => {
      const stored = storedRows(database.reader);
      const positions = Array.from({ length: archive.head().position + 1 }, (_, index) => index);
      expect(storedSizes(database.reader)).toEqual(
        positions.map((position) => {
          const size = (view: string): number => listedAt(stored, view, position).size;
          return {
            position,
            timeline: size('timeline'),
            standing: size('standing'),
            actors: size('actors'),
            sources: size('sources'),
            tallies: size('tallies'),
            links: size('links'),
          };
        }),
      );
    });
  });

  it('give in the ledger every event, and what its thing was then called', async () => {
    await holdsForEvery((open, said) => {
      const archive = new ArchiveInMemory();
      const names = [...ground, ...said].map((one) => {
        archive.record(one);
        const thing = archive.things.get(one.stream);
        return thing?.thing === 'actor' ? thing.name : (thing?.title ?? '');
      });
      const log = archive.log.map((event, index) => {
        const [stored] = open.archive.read({ after: index, limit: 1 });
        return { ...event, ...stored, data: event.data, type: event.type };
      });
      const { ledger = [] } = storedRows(open.database.reader);
      // A name that only varies in type, never in the data of the log.
      expect(rowsAt(ledger, log.length)).toEqual(
        ledgerOf(log as typeof archive.log, (position) => names[position - 1] ?? ''),
      );
    });
  });

  it('tally each live occurrence in exactly one period of its kind', async () => {
    await holdsForEvery(({ archive, database }) => {
      const { tallies = [], timeline = [] } = storedRows(database.reader);
      const { position } = archive.head();
      const isLive = (row: unknown): boolean => Object(row).status === 'live';
      const live = [...rowsAt(timeline, position).values()].filter(isLive);
      const counts = [...rowsAt(tallies, position)]
        .filter(([key]) => key.startsWith('kind/'))
        .map(([, row]) => Number(Object(row).count));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(live.length);
    });
  });
});

/** What is wrong with a row version and the next one in the order of keys and positions. */
function wrongBeside(next: StoredRow | undefined, row: StoredRow): string {
  const { to_position: to, key } = row;
  if (to !== null && to <= row.from_position) return `${key} ends before it begins`;
  if (!next || next.key !== key) return '';
  if (to === null || to > next.from_position) return `${key} overlaps itself`;
  if (to === next.from_position && row.body === next.body) return `${key} changes nothing`;
  return '';
}
