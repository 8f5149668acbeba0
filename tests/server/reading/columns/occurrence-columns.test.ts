import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Proposed } from '../../../../events/decisions/decide.ts';
import { openDatabase } from '../../../../server/database/open.ts';
import { rebuild } from '../../../../server/projections/rebuild.ts';
import { OccurrenceColumns } from '../../../../server/reading/columns/occurrence-columns.ts';
import { Rows } from '../../../../server/reading/rows.ts';
import { SqliteArchive } from '../../../../server/sqlite-archive.ts';
import * as say from '../../../support/sayings.ts';
import { openReading, type OpenReading } from '../open-reading.ts';
import { ground, history } from '../random-archive.ts';
import { heldBy, heldInTable } from './held.ts';

/** What is done to an archive between two readings. */
const doing = fc.constantFrom('append', 'append by another', 'refuse', 'rebuild', 'nothing');

function columnsOver({ database }: OpenReading): { columns: OccurrenceColumns; rows: Rows } {
  const rows = new Rows(database.reader);
  return { columns: new OccurrenceColumns(rows), rows };
}

/** What columns and table hold in one and the same snapshot. */
function read({ columns, rows }: ReturnType<typeof columnsOver>) {
  return rows.within(() => ({ held: heldBy(columns.catchUp()), stored: heldInTable(rows) }));
}

function expectSame(kept: ReturnType<typeof columnsOver>): void {
  const { held, stored } = read(kept);
  expect(held).toEqual(stored);
}

describe('columns of occurrences', () => {
  let open: OpenReading;
  let kept: ReturnType<typeof columnsOver>;
  beforeEach(async () => {
    open = await openReading();
    kept = columnsOver(open);
    open.append(...ground);
    expectSame(kept);
  });
  afterEach(() => open.close());

  const after = (...said: readonly Proposed[]): void => {
    open.append(...said);
    expectSame(kept);
  };

  it('take in what is recorded, redated, revised, retracted, reinstated and merged (1)', () => {
    after(say.occurrence('a'), say.occurrence('b'));
    after(say.say('OccurrenceRedated', 'occurrence-a', { date: { edtf: '../1500' } }));
    after(say.revised('occurrence', 'b', { importance: 5, tags: ['trade'] }));
    after(say.cited('b', say.citing('memoir')));
    after(say.retracted('a'));
    after(say.reinstated('a'));
    after(say.merged('a', 'b'));
    expect(heldBy(kept.columns).map(({ id, from, to }) => [id, from, to])).toEqual([
      ['a', 11, 13],
      ['b', 12, 14],
      ['a', 13, 16],
      ['b', 14, 15],
      ['b', 15, null],
      ['a', 17, 18],
    ]);
  });

  it('take in several versions of one occurrence at once (1)', () => {
    after(
      say.occurrence('a'),
      say.revised('occurrence', 'a', { title: 'Another' }),
      say.retracted('a'),
      say.reinstated('a'),
    );
    expect(heldBy(kept.columns).map(({ from, to }) => [from, to])).toEqual([
      [11, 12],
      [12, 13],
      [14, null],
    ]);
  });

  it('leave out what was rolled back, and take what took its position (1)', () => {
    const { archive } = open;
    const events = [say.occurrence('a')];
    archive.append({ events, reason: 'tried', by: 'A test', dryRun: true });
    expectSame(kept);
    after(say.occurrence('b'));
    expect(heldBy(kept.columns).map(({ id }) => id)).toEqual(['b']);
  });

  it('hold what another connection committed, within the snapshot that is read (1)', () => {
    const { columns, rows } = kept;
    after(say.occurrence('a'));
    rows.within(() => {
      columns.catchUp();
      open.append(say.retracted('a'));
      expect(heldBy(columns.catchUp())).toMatchObject([{ id: 'a', to: null }]);
    });
    rows.within(() => expect(heldBy(columns.catchUp())).toMatchObject([{ id: 'a', to: 12 }]));
  });

  it('forget what a rebuild does not bring back (3)', () => {
    after(say.occurrence('a'));
    open.database.writer.exec(
      `update view_timeline set importance = 1, terms = '["kind:made-up"]' where key = 'a'`,
    );
    for (const _ of rebuild(open.database.writer));
    expectSame(kept);
    expect(heldBy(kept.columns)).toMatchObject([{ importance: 3 }]);
    after(say.retracted('a'));
  });

  it('count the occurrences with each term at every position', () => {
    after(
      say.occurrence('a'),
      say.occurrence('b'),
      say.revised('occurrence', 'a', { tags: ['trade', 'cyber'] }),
      say.retracted('b'),
    );
    const { columns } = kept;
    for (let position = 0; position <= 14; position += 1) {
      const counted = columns.termsAt(position);
      for (let term = 0; term < columns.terms.count; term += 1) {
        const having = heldBy(columns).filter(
          ({ from, to, terms }) =>
            from <= position &&
            (to ?? Infinity) > position &&
            terms.includes(columns.terms.textOf(term)),
        );
        expect(counted[term]).toBe(having.length);
      }
    }
  });
});

describe('columns that are kept through whatever is done to an archive', () => {
  it('hold what the table holds after each step, and what new ones would (1, 2, 3)', () =>
    fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.tuple(doing, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 12 }),
        async (said, done) => {
          const open = await openReading();
          const second = openDatabase(open.database.writer.name);
          const another = new SqliteArchive(second);
          try {
            const kept = columnsOver(open);
            const left = [...ground, ...said];
            for (const [what, count] of [...done, ['append', left.length] as const]) {
              const events = what.startsWith('append') ? left.splice(0, count) : [];
              const request = { events, reason: 'for a test', by: 'A test' };
              if (what === 'append' && events.length > 0) open.append(...events);
              if (what === 'append by another' && events.length > 0) another.append(request);
              if (what === 'refuse') open.archive.append({ ...request, events: [unsourced] });
              if (what === 'rebuild') for (const _ of rebuild(open.database.writer));
              const { held, stored } = read(kept);
              expect(held).toEqual(stored);
            }
            expect(read(columnsOver(open)).held).toEqual(read(kept).held);
          } finally {
            another.close();
            open.close();
          }
        },
      ),
      { numRuns: 30, interruptAfterTimeLimit: 12_000 },
    ));
});

/** What no archive accepts. */
const unsourced = {
  ...say.occurrence('z'),
  data: { ...say.occurrence('z').data, citations: [] },
};
