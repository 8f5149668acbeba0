import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SourceColumns } from '../../../../server/reading/columns/source-columns.ts';
import { Rows } from '../../../../server/reading/rows.ts';
import { openReading } from '../open-reading.ts';
import { Oracle } from '../oracle.ts';
import { ground, history, logOf } from '../random-archive.ts';

const noFilters = {
  q: null,
  kind: [],
  actor: [],
  place: [],
  tag: [],
  source: [],
  instrument: [],
  chronicle: [],
};

describe('the sources known by a day', () => {
  it('are those that a plain fold finds, at every position, kept from the beginning or new', () =>
    fc.assert(
      fc.asyncProperty(
        history,
        fc.constantFrom('possible', 'certain'),
        fc.integer({ min: 15_700, max: 17_900 }),
        async (said, match, knownByDay) => {
          const open = await openReading();
          try {
            const rows = new Rows(open.database.reader);
            const kept = new SourceColumns(rows);
            const log = logOf(said);
            for (const one of [...ground, ...said]) {
              open.append(one);
              kept.catchUp();
            }
            const fresh = new SourceColumns(rows).catchUp();
            for (let position = 0; position <= log.length; position += 1) {
              const days = { fromDay: null, toDay: null, untilDay: null };
              const clocks = { ...days, match, knownByDay, position };
              const oracle = new Oracle(log, clocks, noFilters);
              const known = ['paper', 'memoir', 'leak', 'undated'].filter((id) => oracle.knows(id));
              expect([...kept.knownBy(knownByDay, clocks)].sort()).toEqual(known.sort());
              expect(fresh.knownBy(knownByDay, clocks)).toEqual(kept.knownBy(knownByDay, clocks));
            }
          } finally {
            open.close();
          }
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 12_000 },
    ));
});
