import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Entries } from '../../../../server/reading/columns/entries.ts';
import { TermHistory } from '../../../../server/reading/columns/term-history.ts';

const termsCount = 5;

/** At each position an occurrence is said to have some terms now; null: to be no longer live. */
const sayings = fc.array(
  fc.record({
    occurrence: fc.nat({ max: 3 }),
    terms: fc.option(fc.uniqueArray(fc.nat({ max: termsCount - 1 }))),
  }),
  { maxLength: 40 },
);

describe('how many occurrences had each term', () => {
  it('is told at any position, in any order, whatever is kept and comes later', () =>
    fc.assert(
      fc.property(
        sayings,
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.nat({ max: 40 })),
        (said, stride, asked) => {
          const entries = new Entries();
          const history = new TermHistory(stride);
          const live = new Map<number, { from: number; terms: readonly number[] }>();
          const wanted = [new Uint32Array(termsCount)];
          for (const [index, { occurrence, terms }] of said.entries()) {
            const position = index + 1;
            entries.reach(position);
            const former = live.get(occurrence);
            if (former) entries.end(former.from, position);
            live.delete(occurrence);
            if (terms) {
              entries.add({ position, end: null, occurrence, span: 0, importance: 1, terms });
              live.set(occurrence, { from: position, terms });
            }
            const counts = new Uint32Array(termsCount);
            for (const one of live.values())
              for (const term of one.terms) counts[term] = (counts[term] ?? 0) + 1;
            wanted.push(counts);
            for (const place of asked.filter((one) => one <= position))
              expect(history.at(place, entries, termsCount)).toEqual(wanted[place]);
          }
        },
      ),
    ));
});
