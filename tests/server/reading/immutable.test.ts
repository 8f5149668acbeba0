import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Clocks, Filters } from '../../../events/readings/clocks.ts';
import { rebuild } from '../../../server/projections/rebuild.ts';
import { parseReadingQuery } from '../../../server/reading/query.ts';
import { viewNames, type Reader } from '../../../server/reading/reader.ts';
import { rebuildSearch } from '../../../server/search/rebuild-search.ts';
import { openReading } from './open-reading.ts';
import { ground, history, question } from './random-archive.ts';

const page = { limit: 1000, after: null };

/** Everything that can be read under some clocks and filters, as the text that is sent. */
function everything(reader: Reader, clocks: Clocks, filters: Filters): string {
  const { position } = clocks;
  const window = { from: null, to: null };
  const options = { limit: 150, bins: 20, lanes: 'actor', window } as const;
  const list = reader.occurrences(clocks, filters, 'recorded', page);
  const ids = ['a', 'b', 'c', 'd', 'e'];
  return JSON.stringify(
    [
      list,
      reader.timeline(clocks, filters, options),
      ids.map((id) => reader.occurrence(id, clocks)),
      ids.map((id) => reader.history('occurrence', id, position)),
      reader.sources(clocks, page),
      reader.source('paper', clocks),
      reader.actors(clocks, page),
      reader.actor('us', clocks),
      reader.instruments(clocks, page),
      reader.instrument('accord', clocks),
      reader.chronicles(clocks, page),
      reader.chronicle('main', clocks),
      ['treaty', 'china', 'z'].map((q) => reader.search(q, clocks, filters, page)),
      viewNames.map((name) => reader.view(name, clocks, filters, page)),
      viewNames.map((view) => {
        const halfway = { ...clocks, position: Math.floor(position / 2) };
        const [from, to] = [halfway, clocks].map((clocks) => ({
          clocks,
          until: null,
          knownBy: null,
        }));
        return from && to && reader.diff({ view, from, to, filters }, page);
      }),
    ],
    null,
    1,
  );
}

describe('a reading of the past', () => {
  it('is that of the archive as it ended then, through appends and rebuilds', () =>
    fc.assert(
      fc.asyncProperty(
        history,
        fc.integer({ min: 0, max: 20 }),
        fc.array(question, { minLength: 2, maxLength: 2 }),
        async (said, more, questions) => {
          const open = await openReading();
          try {
            const cut = Math.max(0, said.length - more);
            open.append(...ground, ...said.slice(0, cut));
            const { position } = open.reader.head();
            const asked = [new URLSearchParams(), ...questions].flatMap((parameters) => {
              parameters.set('asOf', `seq:${position}`);
              const parsed = parseReadingQuery(parameters, open.reader, 'timeline');
              return parsed.ok ? [parsed.query] : [];
            });
            const read = () =>
              asked.map(({ clocks, filters }) => everything(open.reader, clocks, filters));
            const then = read();
            if (cut < said.length) open.append(...said.slice(cut));
            expect(read()).toEqual(then);
            for (const _ of rebuild(open.database.writer));
            for (const _ of rebuildSearch(open.database.writer));
            expect(read()).toEqual(then);
          } finally {
            open.close();
          }
        },
      ),
      { numRuns: 25, interruptAfterTimeLimit: 15_000 },
    ));
});
