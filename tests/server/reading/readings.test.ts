import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Recorded } from '../../../events/vocabulary/event.ts';
import { parseReadingQuery, type ReadingQuery } from '../../../server/reading/query.ts';
import { sorts, type Reader, type Sort } from '../../../server/reading/reader.ts';
import { openReading } from './open-reading.ts';
import { byTime, compare, Oracle, whenOf, type Told } from './oracle.ts';
import { ground, history, logOf, question } from './random-archive.ts';

const runs = { numRuns: 40, interruptAfterTimeLimit: 12_000 };

/** A place in the log as a share of its length, and how the questions are put there. */
const place = fc.integer({ min: 0, max: 100 });

function ask(reader: Reader, parameters: URLSearchParams, position: number): ReadingQuery {
  const asked = new URLSearchParams(parameters);
  asked.set('asOf', `seq:${position}`);
  const parsed = parseReadingQuery(asked, reader, 'timeline');
  if (!parsed.ok) {
    // The only issue that questions made at random may have.
    expect(parsed.issues.map(({ code }) => code)).toEqual(['window-reversed']);
    asked.delete('from');
    return ask(reader, asked, position);
  }
  return parsed.query;
}

/** Checks a claim about questions at positions of random archives. */
async function holds(
  claim: (reader: Reader, query: ReadingQuery, oracle: Oracle) => void,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      history,
      fc.array(fc.tuple(question, place), { minLength: 8, maxLength: 8 }),
      async (said, asked) => {
        const open = await openReading();
        try {
          open.append(...ground, ...said);
          const log: readonly Recorded[] = logOf(said);
          for (const [parameters, share] of asked) {
            const position = Math.round((log.length * (100 - share)) / 100);
            const query = ask(open.reader, parameters, position);
            claim(open.reader, query, new Oracle(log, query.clocks, query.filters));
          }
        } finally {
          open.close();
        }
      },
    ),
    runs,
  );
}

function idsOf(told: readonly Told[]): string[] {
  return told.map(({ occurrence }) => occurrence.id);
}

const orders: Readonly<Record<Sort, (a: Told, b: Told) => number>> = {
  occurred: byTime,
  '-occurred': (a, b) => byTime(b, a),
  recorded: (a, b) => a.position - b.position,
  '-recorded': (a, b) => b.position - a.position,
  importance: (a, b) => b.occurrence.importance - a.occurrence.importance || byStart(a, b),
};

function byStart(a: Told, b: Told): number {
  return compare(whenOf(a), whenOf(b)) || compare(a.occurrence.id, b.occurrence.id);
}

describe('a list of occurrences', () => {
  it('holds what a plain fold and filter finds, in every order', () =>
    holds((reader, { clocks, filters }, oracle) => {
      const told = oracle.matching();
      for (const sort of sorts) {
        const page = { limit: 1000, after: null };
        const { items, total, next } = reader.occurrences(clocks, filters, sort, page);
        expect(items.map(({ id }) => id)).toEqual(idsOf([...told].sort(orders[sort])));
        expect({ total, next }).toEqual({ total: told.length, next: null });
      }
    }));

  it('pages without gaps and without telling anything twice', () =>
    holds((reader, { clocks, filters }) => {
      for (const sort of sorts) {
        const whole = reader.occurrences(clocks, filters, sort, { limit: 1000, after: null });
        for (const limit of [1, 2, 3]) {
          const pages: string[] = [];
          let after: string | null = null;
          do {
            const page = reader.occurrences(clocks, filters, sort, { limit, after });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            pages.push(...page.items.map(({ id }) => id));
            after = page.next;
          } while (after !== null);
          expect(pages).toEqual(whole.items.map(({ id }) => id));
        }
      }
    }));
});

describe('a timeline', () => {
  it('counts every occurrence that the list has in exactly one bin', () =>
    holds((reader, { clocks, filters, window }) => {
      const list = reader.occurrences(clocks, filters, 'occurred', { limit: 1, after: null });
      for (const bins of [1, 7, 1000]) {
        const options = { limit: 150, bins, lanes: null, window };
        const answer = reader.timeline(clocks, filters, options);
        const sum = answer.bins.reduce((before, { count }) => before + count, 0);
        expect([sum, answer.total]).toEqual([list.total, list.total]);
        expect(answer.bins.length).toBeLessThanOrEqual(bins);
        answer.bins.slice(1).forEach(({ fromDay }, index) => {
          expect(fromDay).toBe((answer.bins[index]?.toDay ?? Number.NaN) + 1);
        });
        if (answer.window)
          expect([answer.bins[0]?.fromDay, answer.bins.at(-1)?.toDay]).toEqual([
            answer.window.fromDay,
            answer.window.toDay,
          ]);
      }
    }));

  it('gives the most important items, in the order of time', () =>
    holds((reader, { clocks, filters, window }, oracle) => {
      for (const limit of [1, 3, 150]) {
        const options = { limit, bins: 10, lanes: null, window };
        const { items } = reader.timeline(clocks, filters, options);
        const best = [...oracle.matching()].sort(orders.importance).slice(0, limit);
        expect(items.map(({ id }) => id)).toEqual(idsOf(best.sort(byTime)));
      }
    }));

  it('counts each facet under all filters but its own, and lanes under all', () =>
    holds((reader, { clocks, filters, window }, oracle) => {
      const options = { limit: 1, bins: 10, lanes: 'actor', window } as const;
      const { facets, lanes } = reader.timeline(clocks, filters, options);
      for (const dimension of ['kind', 'actor', 'place', 'tag', 'source'] as const) {
        const counted = counts(oracle, oracle.matching(dimension), dimension);
        const given = facets[dimension].map(({ value, count }) => [value, count] as const);
        expect(new Map(given)).toEqual(counted);
      }
      const inLanes = lanes.map(({ value, count }) => [value, count] as const);
      expect(new Map(inLanes)).toEqual(counts(oracle, oracle.matching(), 'actor'));
    }));
});

function counts(
  oracle: Oracle,
  told: readonly Told[],
  dimension: 'kind' | 'actor' | 'place' | 'tag' | 'source',
): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { occurrence } of told)
    for (const value of new Set(oracle.valuesOf(occurrence)[dimension]))
      counted.set(value, (counted.get(value) ?? 0) + 1);
  return counted;
}
