import { parse } from '@edtf-ts/core';
import edtfJs from 'edtf';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../events/dates/bounds.ts';
import { isoOfDay } from '../../../events/dates/day.ts';
import { readDate } from '../../../events/dates/date-reading.ts';
import { holds } from './arbitrary.ts';
import { edtf } from './vectors.ts';

const dayMs = 86_400_000;
const ours = (text: string): number[] => {
  const { earliestDay, latestDay } = boundsOf(edtf(text));
  return [earliestDay ?? Number.NaN, latestDay ?? Number.NaN];
};

/** The first and last day that npm `edtf` 4.11 makes of a text. */
function byEdtfJs(text: string): number[] {
  const date = edtfJs(text);
  return [date.min, date.max].map((ms) => Math.floor(ms / dayMs));
}

/** The first and last day that `@edtf-ts/core` 0.4 makes of a text; none where it refuses. */
function byEdtfTs(text: string): number[] {
  const result = parse(text);
  if (!result.success) return [];
  return [result.value.min, result.value.max].map((date) => Math.floor(Number(date) / dayMs));
}

const two = (value: number): string => String(value).padStart(2, '0');
const year = (min: number): fc.Arbitrary<string> =>
  fc.integer({ min, max: 9999 }).map((value) => {
    return (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(4, '0');
  });

/** The plain forms that the other programs read rightly; both stumble over early years. */
function plain(yearMin: number): fc.Arbitrary<string> {
  const month = fc.integer({ min: 1, max: 12 }).map(two);
  const day = fc.integer({ min: 1, max: 28 }).map(two);
  const date = fc
    .tuple(year(yearMin), month, day, fc.constantFrom(4, 7, 10))
    .map(([y, m, d, length]) => `${y}-${m}-${d}`.slice(0, y.length - 4 + length));
  const doubted = fc.tuple(date, fc.constantFrom('', '?', '~', '%')).map((parts) => parts.join(''));
  const masked = fc
    .tuple(fc.integer({ min: 1000, max: 9999 }).map(String), fc.constantFrom(1, 2))
    .map(([y, count]) => y.slice(0, 4 - count) + 'X'.repeat(count));
  return fc.oneof(doubted, masked);
}

describe('beside npm edtf', () => {
  it('has the same bounds for plain days, months, years, decades and centuries', () => {
    holds(plain(-9999), (text) => expect([text, ...ours(text)]).toEqual([text, ...byEdtfJs(text)]));
  });

  it('has the same bounds for intervals whose ends differ', () => {
    holds(fc.tuple(year(-9999), year(-9999)), ([one, other]) => {
      const [start, end] = Number(one) <= Number(other) ? [one, other] : [other, one];
      const text = start === end ? start : `${start}/${end}`;
      expect([text, ...ours(text)]).toEqual([text, ...byEdtfJs(text)]);
    });
  });

  it('keeps what npm edtf damages', () => {
    const iso = (days: number[]): string[] => days.map(isoOfDay);
    expect(iso(byEdtfJs('1900-02-29'))).toEqual(['1900-03-01', '1900-03-01']);
    expect(readDate('1900-02-29').ok).toBe(false);
    expect(iso(byEdtfJs('1930-X0'))).toEqual(['1930-01-01', '1930-11-30']);
    expect(iso(ours('1930-X0'))).toEqual(['1930-10-01', '1930-10-31']);
    expect(iso(byEdtfJs('2001-21'))).toEqual(['2001-01-01', '2001-03-31']);
    expect(iso(ours('2001-21'))).toEqual(['2001-03-01', '2001-05-31']);
    expect(iso(byEdtfJs('-1985-21'))).toEqual(['-1985-01-01', '1985-03-31']);
    expect(iso(ours('-1985-21'))).toEqual(['-1985-03-01', '-1985-05-31']);
    expect(() => edtfJs('2018/2018')).toThrow('invalid');
    expect(iso(ours('2018/2018'))).toEqual(['2018-01-01', '2018-12-31']);
  });
});

describe('beside @edtf-ts/core', () => {
  it('has the same bounds for plain dates from the year 100 on', () => {
    holds(plain(100), (text) => expect([text, ...ours(text)]).toEqual([text, ...byEdtfTs(text)]));
  });

  it('has the same bounds for seasons and parts of a year within one year', () => {
    const codes = fc.constantFrom(21, 22, 23, 33, 34, 35, 36, 37, 38, 39, 40, 41);
    holds(fc.tuple(year(100), codes), ([y, code]) => {
      const text = `${y}-${code}`;
      expect([text, ...ours(text)]).toEqual([text, ...byEdtfTs(text)]);
    });
  });

  it('keeps what @edtf-ts/core damages', () => {
    expect(byEdtfTs('0050').map(isoOfDay)).toEqual(['1950-01-01', '1950-12-31']);
    expect(ours('0050').map(isoOfDay)).toEqual(['0050-01-01', '0050-12-31']);
    expect(byEdtfTs('1930-X0').map(isoOfDay)).toEqual(['1930-01-01', '1930-12-31']);
    expect(byEdtfTs('-1985-21')).toEqual([]);
  });
});
