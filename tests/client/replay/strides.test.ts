import { describe, expect, it } from 'vitest';
import { strideOf, strode } from '../../../client/replay/strides.ts';
import { dayOfUntil, untilOfDay } from '../../../client/replay/until.ts';
import { dayOfCivil } from '../../../events/dates/day.ts';

const years = (from: number, to: number) => ({
  fromDay: dayOfCivil(from, 1, 1),
  toDay: dayOfCivil(to, 12, 31),
});

type Civil = readonly [year: number, month: number, day: number];

describe('keys on a play-head', () => {
  it.each([
    [years(2018, 2018), 'day'],
    [years(2012, 2026), 'month'],
    [years(1800, 2000), 'year'],
    [years(0, 2000), 'decade'],
    [years(-10_000, 2000), 'century'],
  ] as const)('fit the window', (window, stride) => {
    expect(strideOf(window)).toBe(stride);
  });

  it.each<[string, Civil, Civil]>([
    ['ArrowRight', [2016, 1, 31], [2016, 2, 29]],
    ['ArrowLeft', [2016, 1, 31], [2015, 12, 31]],
    ['ArrowUp', [2015, 12, 5], [2016, 1, 5]],
    ['PageUp', [2016, 2, 29], [2017, 2, 28]],
    ['PageDown', [2016, 6, 1], [2015, 6, 1]],
    ['Home', [2016, 6, 1], [2012, 1, 1]],
    ['End', [2016, 6, 1], [2026, 12, 31]],
    ['ArrowRight', [2026, 12, 20], [2026, 12, 31]],
  ])('%s goes from %s to %s', (key, [y, m, d], to) => {
    expect(strode(key, dayOfCivil(y, m, d), years(2012, 2026))).toBe(dayOfCivil(...to));
  });

  it('cross the beginning of the common era without a gap', () => {
    const window = years(-10, 10);
    expect(strode('ArrowLeft', dayOfCivil(1, 1, 15), window)).toBe(dayOfCivil(0, 12, 15));
    expect(strode('PageDown', dayOfCivil(0, 12, 15), window)).toBe(dayOfCivil(-1, 12, 15));
  });

  it('mean nothing to others', () => {
    expect(strode('a', 0, years(2012, 2026))).toBeNull();
  });
});

describe('the day that is replayed to', () => {
  it.each<[string, Civil]>([
    ['2018-11', [2018, 11, 30]],
    ['2018-09/2018-11', [2018, 11, 30]],
    ['2018?', [2018, 12, 31]],
    ['-0043-03-15', [-43, 3, 15]],
  ])('is the latest of %s', (until, day) => {
    expect(dayOfUntil(until)).toBe(dayOfCivil(...day));
  });

  it.each([null, '2018-13', '2018/..', ''])('is none for %s', (until) => {
    expect(dayOfUntil(until)).toBeNull();
  });

  it('comes back from the address that it is written in', () => {
    for (const day of [dayOfCivil(2018, 2, 28), dayOfCivil(-43, 3, 15), dayOfCivil(1, 1, 1)])
      expect(dayOfUntil(untilOfDay(day))).toBe(day);
    expect(untilOfDay(null)).toBeNull();
    expect(dayOfUntil(untilOfDay(dayOfCivil(-12_000, 5, 5)))).toBe(dayOfCivil(-12_000, 12, 31));
  });
});
