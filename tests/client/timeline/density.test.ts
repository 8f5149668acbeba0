import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allCounts, columnsOf, unnamedCounts } from '../../../client/timeline/density.ts';
import { itemOf } from './dated.ts';

const bins = [
  { fromDay: 0, toDay: 9, count: 3 },
  { fromDay: 10, toDay: 19, count: 0 },
  { fromDay: 20, toDay: 29, count: 2 },
];
const sum = (counts: readonly { readonly count: number }[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

describe('density', () => {
  it('counts what is not named: each named one leaves the bin of its earliest day', () => {
    const named = [itemOf('a', '1970-01-03'), itemOf('b', '1970-01-22')];
    expect(unnamedCounts(bins, named)).toEqual([
      { fromDay: 0, toDay: 10, count: 2 },
      { fromDay: 20, toDay: 30, count: 1 },
    ]);
  });

  it('takes what began before the window, or has no beginning, from its first bin', () => {
    expect(sum(unnamedCounts(bins, [itemOf('a', '1960/..'), itemOf('b', '../1980')]))).toBe(3);
    expect(unnamedCounts(bins, [itemOf('a', '1960/..')])[0]?.count).toBe(2);
  });

  it('takes what begins after the last bin from the last', () => {
    expect(unnamedCounts(bins, [itemOf('a', '1971')]).at(-1)?.count).toBe(1);
  });

  it('is nothing where everything is named', () => {
    const named = ['01-01', '01-02', '01-03', '01-25', '01-26'].map((day) =>
      itemOf(day, `1970-${day}`),
    );
    expect(unnamedCounts(bins, named)).toEqual([]);
    expect(sum(allCounts(bins))).toBe(5);
  });

  it('draws columns within the plot, at least two pixels wide and no higher than the room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: fc.integer({ min: -500, max: 500 }), count: fc.nat(1e6) })),
        fc.double({ min: 0.001, max: 60, noNaN: true }),
        (all, dayPx) => {
          const counts = all.map(({ at, count }) => ({ fromDay: at, toDay: at + 5, count }));
          for (const column of columnsOf(counts, (day) => day * dayPx, 400)) {
            expect(column.width).toBeGreaterThanOrEqual(2);
            expect(column.x).toBeGreaterThanOrEqual(-1);
            expect(column.x).toBeLessThanOrEqual(400);
            expect(column.height).toBeLessThanOrEqual(1);
          }
        },
      ),
      { seed: 1 },
    );
  });
});
