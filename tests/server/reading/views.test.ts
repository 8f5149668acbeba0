import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contributionsOf } from '../../../events/projections/tallies.ts';
import { parseReadingQuery } from '../../../server/reading/query.ts';
import type { Reader, ViewName, ViewRow } from '../../../server/reading/reader.ts';
import { openReading } from './open-reading.ts';
import { bounds, compare, Oracle } from './oracle.ts';
import { ground, history, logOf, question } from './random-archive.ts';

type Rows = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** The rows that a view should have, by plain loops over what matches. */
const expected: Readonly<
  Record<Exclude<ViewName, 'ledger' | 'sources'>, (oracle: Oracle) => Rows>
> = {
  timeline: (oracle) =>
    new Map(oracle.matching().map(({ occurrence }) => [occurrence.id, { id: occurrence.id }])),
  actors: (oracle) =>
    new Map(
      oracle
        .matching()
        .flatMap(({ occurrence: { id, actors } }) =>
          actors.map(({ actor, role }) => [
            `${actor}/${id}/${role}`,
            { actor, occurrence: id, role },
          ]),
        ),
    ),
  standing: (oracle) =>
    new Map(
      oracle.matching().flatMap(({ occurrence: { id, effects, date } }) =>
        effects.map(({ instrument, standing }) => {
          const { untilDay } = oracle.clocks;
          const begun = bounds(date.edtf).start.latest ?? Infinity;
          const isCertain = untilDay === null || begun <= untilDay;
          return [
            `${instrument}/${id}/${standing}`,
            { instrument, occurrence: id, certainty: isCertain ? 'certain' : 'possible' },
          ];
        }),
      ),
    ),
  links: (oracle) => {
    const matching = new Set(oracle.matching().map(({ occurrence }) => occurrence.id));
    const within = oracle.live().filter(({ occurrence }) => oracle.passesClocks(occurrence));
    const inside = new Set(within.map(({ occurrence }) => occurrence.id));
    return new Map(
      within.flatMap(({ occurrence: { id, relations } }) =>
        relations
          .filter(({ citation }) => oracle.knows(citation.source))
          .filter(({ occurrence }) => inside.has(id) && inside.has(occurrence))
          .filter(({ occurrence }) => matching.has(id) || matching.has(occurrence))
          .map(({ relation, occurrence }) => [
            `${id}/${relation}/${occurrence}`,
            { from: id, relation, to: occurrence },
          ]),
      ),
    );
  },
  tallies: (oracle) => {
    const rows = new Map<string, { count: number }>();
    for (const { occurrence } of oracle.matching())
      for (const { dimension, value, period } of contributionsOf(occurrence)) {
        const key = `${dimension}/${value}/${period}`;
        rows.set(key, { count: (rows.get(key)?.count ?? 0) + 1 });
      }
    return rows;
  },
};

function rowsOf(
  reader: Reader,
  name: ViewName,
  { clocks, filters }: Oracle,
  limit = 1000,
): ViewRow[] {
  const rows: ViewRow[] = [];
  let after: string | null = null;
  do {
    const page = reader.view(name, clocks, filters, { limit, after });
    rows.push(...page.rows);
    after = page.next;
    if (after === null) expect(page.total).toBe(rows.length);
  } while (after !== null);
  return rows;
}

describe('a view under clocks and filters', () => {
  it('has the rows that matching occurrences contribute, in whatever pages', () =>
    fc.assert(
      fc.asyncProperty(
        history,
        fc.array(question, { minLength: 6, maxLength: 6 }),
        async (said, asked) => {
          const open = await openReading();
          try {
            open.append(...ground, ...said);
            const log = logOf(said);
            for (const parameters of asked) {
              const parsed = parseReadingQuery(parameters, open.reader, 'view');
              if (!parsed.ok) continue;
              const oracle = new Oracle(log, parsed.query.clocks, parsed.query.filters);
              for (const name of ['timeline', 'actors', 'standing', 'links', 'tallies'] as const) {
                const rows = rowsOf(open.reader, name, oracle);
                const wanted = expected[name](oracle);
                expect(rows.map(({ key }) => key)).toEqual([...wanted.keys()].sort(compare));
                for (const row of rows) expect(row).toMatchObject(wanted.get(row.key) ?? {});
                expect(rowsOf(open.reader, name, oracle, 2)).toEqual(rows);
              }
            }
          } finally {
            open.close();
          }
        },
      ),
      { numRuns: 30, interruptAfterTimeLimit: 12_000 },
    ));
});
