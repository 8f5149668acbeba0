import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilOfDay,
  dayOfCivil,
  daysInMonth,
  isLeapYear,
  isoOfDay,
} from '../../../events/dates/day.ts';

/** A calendar that knows only how one day follows another, to check the arithmetic by walking. */
function dayAfter([year, month, day]: readonly [number, number, number]): [number, number, number] {
  const isLeap = year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0);
  const length = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day < length) return [year, month, day + 1];
  return month < 12 ? [year, month + 1, 1] : [year + 1, 1, 1];
}

const yearFar = 1_000_000_000_000;

describe('day numbers', () => {
  it('count the days one by one through more than a whole era, the year 0 included', () => {
    let walked: [number, number, number] = [-801, 12, 31];
    let day = dayOfCivil(...walked);
    const wrong: number[] = [];
    while (walked[0] < 402) {
      const civil = civilOfDay(day);
      const isSame =
        civil.year === walked[0] && civil.month === walked[1] && civil.day === walked[2];
      if (!isSame || dayOfCivil(...walked) !== day) wrong.push(day);
      walked = dayAfter(walked);
      day += 1;
    }
    expect(wrong).toEqual([]);
  });

  it('begin at 1970-01-01', () => {
    expect(dayOfCivil(1970, 1, 1)).toBe(0);
    expect(dayOfCivil(1969, 12, 31)).toBe(-1);
    expect(dayOfCivil(2000, 3, 1)).toBe(11_017);
    expect(dayOfCivil(0, 1, 1)).toBe(-719_528);
  });

  it('are exact out to a million million years, by whole-number arithmetic done otherwise', () => {
    const floorDivide = (a: bigint, b: bigint): bigint => a / b - (a % b < 0n ? 1n : 0n);
    const newYear = (year: number): bigint => {
      const before = BigInt(year) - 1n;
      const leapDays =
        floorDivide(before, 4n) - floorDivide(before, 100n) + floorDivide(before, 400n);
      return before * 365n + leapDays - 719_162n;
    };
    fc.assert(
      fc.property(fc.integer({ min: -yearFar, max: yearFar }), (year) => {
        expect(BigInt(dayOfCivil(year, 1, 1))).toBe(newYear(year));
      }),
    );
    expect(BigInt(dayOfCivil(yearFar, 1, 1))).toBe(newYear(yearFar));
    expect(BigInt(dayOfCivil(-yearFar, 1, 1))).toBe(newYear(-yearFar));
  });

  it('come back as the same date, and neighbours differ by one', () => {
    const reach = dayOfCivil(yearFar, 12, 31);
    fc.assert(
      fc.property(fc.integer({ min: -reach, max: reach }), (day) => {
        const { year, month, day: dayOfMonth } = civilOfDay(day);
        expect(dayOfCivil(year, month, dayOfMonth)).toBe(day);
        const next = civilOfDay(day + 1);
        expect([next.year, next.month, next.day]).toEqual(dayAfter([year, month, dayOfMonth]));
      }),
    );
  });
});

describe('the calendar', () => {
  it('has leap years by the Gregorian rule, the year 0 among them', () => {
    const years = [0, 4, 100, 400, 1900, 2000, -1, -4, -100, -400];
    expect(years.filter(isLeapYear)).toEqual([0, 4, 400, 2000, -4, -400]);
    expect(daysInMonth(0, 2)).toBe(29);
    expect(daysInMonth(1900, 2)).toBe(28);
  });

  it('refuses what is not in it, and moves no date to a neighbour', () => {
    const impossible: [number, number, number][] = [
      [1900, 2, 29],
      [2001, 4, 31],
      [2001, 13, 1],
      [2001, 0, 1],
      [2001, 1, 0],
      [2001, 1, 1.5],
      [2001.5, 1, 1],
      [1e14, 1, 1],
    ];
    for (const date of impossible) expect(() => dayOfCivil(...date)).toThrow(RangeError);
  });
});

describe('a day as ISO 8601 text', () => {
  it.each([
    [2015, 9, 25, '2015-09-25'],
    [-43, 3, 15, '-0043-03-15'],
    [0, 1, 1, '0000-01-01'],
    [79, 8, 24, '0079-08-24'],
    [12_345, 1, 1, '+12345-01-01'],
    [-12_345, 12, 31, '-12345-12-31'],
  ])('writes %i-%i-%i as %s', (year, month, day, text) => {
    expect(isoOfDay(dayOfCivil(year, month, day))).toBe(text);
  });
});
