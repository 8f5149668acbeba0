import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { civilOfDay, dayOfCivil } from '../../events/dates/day.ts';
import { parseEdtf } from '../../events/dates/parse.ts';
import {
  bounded,
  edtfOfDay,
  edtfOfWindow,
  windowOfEdtf,
  withMargin,
} from '../../client/reading/window.ts';

const day = fc.integer({ min: dayOfCivil(-900_000, 1, 1), max: dayOfCivil(900_000, 1, 1) });
const plainDay = fc.integer({ min: dayOfCivil(-9999, 1, 1), max: dayOfCivil(9999, 12, 31) });

describe('a window as EDTF', () => {
  it('is always EDTF', () => {
    fc.assert(
      fc.property(day, (one) => {
        expect(parseEdtf(edtfOfDay(one)).ok).toBe(true);
      }),
      { seed: 1 },
    );
  });

  it('comes back as the same days between the years −9999 and 9999', () => {
    fc.assert(
      fc.property(plainDay, plainDay, (a, b) => {
        const window = { fromDay: Math.min(a, b), toDay: Math.max(a, b) };
        const { from, to } = edtfOfWindow(window);
        expect(windowOfEdtf(from, to)).toEqual(window);
      }),
      { seed: 2 },
    );
  });

  it('grows outwards to whole years beyond them', () => {
    const { from, to } = edtfOfWindow({
      fromDay: dayOfCivil(-12_000, 5, 5),
      toDay: dayOfCivil(12_000, 5, 5),
    });
    expect([from, to]).toEqual(['Y-12000', 'Y12000']);
    const window = windowOfEdtf(from, to);
    expect(civilOfDay(window?.fromDay ?? 0)).toEqual({ year: -12_000, month: 1, day: 1 });
    expect(civilOfDay(window?.toDay ?? 0)).toEqual({ year: 12_000, month: 12, day: 31 });
  });

  it('reads a date of any precision from its first day to its last', () => {
    expect(windowOfEdtf('2015', '2018-11')).toEqual({
      fromDay: dayOfCivil(2015, 1, 1),
      toDay: dayOfCivil(2018, 11, 30),
    });
  });

  it('is none where a side is missing, is no EDTF, or ends before it begins', () => {
    expect(windowOfEdtf('2015', null)).toBeNull();
    expect(windowOfEdtf('2015-13', '2016')).toBeNull();
    expect(windowOfEdtf('2016', '2015')).toBeNull();
  });
});

describe('a bounded window', () => {
  it('has whole days, in order, and contains what it was given', () => {
    const double = fc.double({ min: -1e8, max: 1e8, noNaN: true });
    fc.assert(
      fc.property(double, double, (a, b) => {
        const given = { fromDay: Math.min(a, b), toDay: Math.max(a, b) };
        const { fromDay, toDay } = bounded(given);
        expect(Number.isInteger(fromDay) && Number.isInteger(toDay)).toBe(true);
        expect(fromDay <= given.fromDay && given.toDay <= toDay).toBe(true);
      }),
      { seed: 3 },
    );
  });

  it('has a margin of at least fifteen days when it is fitted', () => {
    const fitted = withMargin({ fromDay: 100, toDay: 100 });
    expect(fitted).toEqual({ fromDay: 85, toDay: 115 });
  });
});
