import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOn, dayAfter, dayBefore, stepsOf } from '../../../events/replay/steps.ts';

const day = fc.integer({ min: -20, max: 20 });
const begins = fc.array(fc.option(day), { maxLength: 30 });

describe('a count that grows on some days', () => {
  it('counts on every day what began on it or before', () => {
    fc.assert(
      fc.property(begins, day, (all, on) => {
        const begun = all.filter((begin) => begin === null || begin <= on);
        expect(countOn(stepsOf(all), on)).toBe(begun.length);
      }),
    );
  });

  it('finds the next day on which something begins, and the last', () => {
    fc.assert(
      fc.property(begins, day, (all, on) => {
        const known = all.filter((begin) => begin !== null);
        const later = known.filter((begin) => begin > on);
        const earlier = known.filter((begin) => begin < on);
        expect(dayAfter(stepsOf(all), on)).toBe(later.length > 0 ? Math.min(...later) : null);
        expect(dayBefore(stepsOf(all), on)).toBe(earlier.length > 0 ? Math.max(...earlier) : null);
      }),
    );
  });

  it('is as long as the days on which it changes', () => {
    expect(stepsOf([3, null, 1, 3])).toEqual({ before: 1, days: [1, 3], counts: [2, 4] });
    expect(stepsOf([])).toEqual({ before: 0, days: [], counts: [] });
  });
});
