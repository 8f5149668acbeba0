import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../events/dates/bounds.ts';
import type { DateBounds } from '../../../events/dates/bounds.ts';
import { isoOfDay } from '../../../events/dates/day.ts';
import { readDate } from '../../../events/dates/date-reading.ts';
import { parseEdtf } from '../../../events/dates/parse.ts';
import { printEdtf } from '../../../events/dates/print.ts';
import {
  dayText,
  edtfText,
  holds,
  intervalText,
  pointText,
  setText,
  timeText,
} from './arbitrary.ts';
import { edtf } from './vectors.ts';

const bounds = (text: string): DateBounds => boundsOf(edtf(text));
const low = (day: number | null): number => day ?? Number.NEGATIVE_INFINITY;
const high = (day: number | null): number => day ?? Number.POSITIVE_INFINITY;

/** Whether all the days of one date are days of another. */
function isWithin(inner: string, outer: string): boolean {
  const [one, other] = [bounds(inner), bounds(outer)];
  return (
    low(one.earliestDay) >= low(other.earliestDay) && high(one.latestDay) <= high(other.latestDay)
  );
}

describe('printing', () => {
  it('gives back every text that parses', () => {
    holds(edtfText, (text) => expect(printEdtf(edtf(text))).toBe(text), 1000);
  });

  it('loses nothing of the date, which parses to the same again', () => {
    holds(edtfText, (text) => expect(edtf(printEdtf(edtf(text)))).toEqual(edtf(text)));
  });
});

describe('the bounds of any date', () => {
  it('run from earliest to latest, at the start, at the end and altogether', () => {
    holds(edtfText, (text) => {
      const { earliestDay, latestDay, start, end } = bounds(text);
      expect(low(earliestDay)).toBeLessThanOrEqual(high(latestDay));
      expect(low(start.earliest)).toBeLessThanOrEqual(high(start.latest));
      expect(low(end.earliest)).toBeLessThanOrEqual(high(end.latest));
    });
  });

  it('begin with the start and end with the end', () => {
    holds(edtfText, (text) => {
      const { earliestDay, latestDay, start, end, startKind, endKind } = bounds(text);
      expect([earliestDay, latestDay]).toEqual([start.earliest, end.latest]);
      expect(startKind === 'bounded').toBe(earliestDay !== null);
      expect(endKind === 'bounded').toBe(latestDay !== null);
    });
  });

  it('let no start be later than every end, nor an end earlier than every start', () => {
    holds(fc.oneof(intervalText, setText), (text) => {
      const { start, end } = bounds(text);
      expect(low(start.earliest)).toBeLessThanOrEqual(high(end.latest));
    });
  });

  it('are one and the same for the start and the end of a point', () => {
    holds(fc.oneof(pointText, timeText), (text) => {
      const { shape, start, end } = bounds(text);
      expect(shape).toBe('point');
      expect(start).toEqual(end);
    });
  });

  it('keep an open end apart from an unknown one', () => {
    holds(pointText, (text) => {
      expect(bounds(`${text}/..`)).toMatchObject({ endKind: 'open', latestDay: null });
      expect(bounds(`${text}/`)).toMatchObject({ endKind: 'unknown', latestDay: null });
      expect(bounds(`../${text}`)).toMatchObject({ startKind: 'open', earliestDay: null });
      expect(bounds(`/${text}`)).toMatchObject({ startKind: 'unknown', earliestDay: null });
    });
  });

  it('take in every member of a set and both ends of an interval', () => {
    holds(fc.tuple(pointText, pointText), ([one, other]) => {
      const sets = [`[${one},${other}]`, `{${one},${other}}`, `[${one},${other}..]`];
      for (const text of [...sets, `[..${one},${other}]`]) {
        expect([isWithin(one, text), isWithin(other, text)]).toEqual([true, true]);
      }
      expect([isWithin(one, `${one}/..`), isWithin(one, `/${one}`)]).toEqual([true, true]);
    });
  });

  it('do not depend on marks of uncertainty', () => {
    holds(fc.tuple(dayText, fc.constantFrom('?', '~', '%')), ([text, mark]) => {
      const plain = bounds(text);
      const doubted = bounds(text + mark);
      expect([doubted.earliestDay, doubted.latestDay]).toEqual([
        plain.earliestDay,
        plain.latestDay,
      ]);
      expect(doubted.uncertain).toBe(mark !== '~');
      expect(doubted.approximate).toBe(mark !== '?');
    });
  });
});

describe('a less precise date', () => {
  /** Texts that say less and less, from a day: with X for digits, without its day and month. */
  const blurred = fc
    .tuple(dayText, fc.array(fc.nat({ max: 7 }), { maxLength: 5 }))
    .map(([text, places]) => {
      const chain = [text];
      const parts = /^(-?)(\d{4})-(\d\d)-(\d\d)$/u.exec(text)?.slice(1) ?? [];
      const [sign = '', ...digits] = parts;
      const shown = digits.join('').split('');
      for (const place of places) {
        shown[place] = 'X';
        const all = shown.join('');
        chain.push(`${sign}${all.slice(0, 4)}-${all.slice(4, 6)}-${all.slice(6)}`);
      }
      const all = shown.join('');
      chain.push(`${sign}${all.slice(0, 4)}-${all.slice(4, 6)}`, `${sign}${all.slice(0, 4)}`);
      return chain;
    });

  it('holds the bounds of each more precise one', () => {
    holds(blurred, (chain) => {
      expect(chain.slice(1).filter((text, index) => !isWithin(chain[index] ?? '', text))).toEqual(
        [],
      );
    });
  });

  it('holds the more precise one when fewer digits are significant', () => {
    const cases = fc.tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 3 }));
    holds(cases, ([year, count]) => {
      for (const sign of ['', '-']) {
        const text = `${sign}${year}S${count}`;
        expect(isWithin(`${sign}${year}S${count + 1}`, text)).toBe(true);
        expect(isWithin(`${sign}${year}`, text)).toBe(true);
        expect(bounds(text).estimateYear).toBe(Number(`${sign}${year}`));
      }
    });
  });

  it('holds its days in a season and a quarter as in a year, winter apart', () => {
    for (let code = 21; code <= 41; code += 1) {
      const isAcrossYears = [24, 28, 30].includes(code);
      expect(isWithin(`2001-${code}`, '2001')).toBe(!isAcrossYears);
      expect(isWithin(`2001-${code}`, '2001/2002')).toBe(true);
    }
  });
});

describe('unspecified digits', () => {
  /** A masked day with at most two digits of the year unknown: few enough days to be listed. */
  const maskedDay = fc
    .tuple(
      fc.constantFrom('', '-'),
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom([], [0], [1], [2], [3], [2, 3], [1, 3], [0, 3], [0, 1]),
      fc.constantFrom('XX', '0X', '1X', 'X1', 'X2', 'X3', '2X', '02', '04', '12', '01', 'X4'),
      fc.constantFrom('XX', '0X', '1X', '2X', '3X', 'X0', 'X1', 'X9', '29', '30', '31', '05'),
    )
    .map(([sign, year, gaps, month, day]) => {
      const shown = String(year).padStart(4, '0').split('');
      for (const gap of gaps) shown[gap] = 'X';
      return `${sign}${shown.join('')}-${month}-${day}`;
    });

  /** Every real day whose text fits the mask, found by writing out the calendar. */
  function daysMatching(text: string): string[] {
    const [, sign = '', mask = '', month = '', day = ''] =
      /^(-?)(.{4})-(..)-(..)$/u.exec(text) ?? [];
    const fits = (written: string, pattern: string): boolean =>
      Array.from(pattern).every((digit, place) => digit === 'X' || digit === written[place]);
    const found: string[] = [];
    for (let number = 0; number <= 9999; number += 1) {
      const year = String(number).padStart(4, '0');
      if (!fits(year, mask) || (sign === '-' && number === 0)) continue;
      const isLeap = number % 400 === 0 || (number % 4 === 0 && number % 100 !== 0);
      const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
      lengths.forEach((length, index) => {
        const monthText = String(index + 1).padStart(2, '0');
        if (!fits(monthText, month)) return;
        for (let date = 1; date <= length; date += 1) {
          const dayText = String(date).padStart(2, '0');
          if (fits(dayText, day)) found.push(`${sign}${year}-${monthText}-${dayText}`);
        }
      });
    }
    return found;
  }

  it('have for bounds the first and last day that match, or are refused when none does', () => {
    holds(
      maskedDay,
      (text) => {
        const days = daysMatching(text).map((day) => bounds(day).earliestDay ?? 0);
        const read = readDate(text);
        expect(read.ok).toBe(days.length > 0);
        const found = read.ok
          ? [read.reading.bounds.earliestDay, read.reading.bounds.latestDay]
          : [];
        const expected = days.length > 0 ? [Math.min(...days), Math.max(...days)] : [];
        expect(found).toEqual(expected);
      },
      150,
    );
  });

  it.each([
    ['19XX-02-29', '1904-02-29', '1996-02-29'],
    ['XX00-02-29', '0000-02-29', '9600-02-29'],
    ['-XXXX', '-9999-01-01', '-0001-12-31'],
    ['-X000', '-9000-01-01', '-1000-12-31'],
    ['-00X0-02-29', '-0080-02-29', '-0020-02-29'],
    ['2001-XX-31', '2001-01-31', '2001-12-31'],
    ['2001-0X-31', '2001-01-31', '2001-08-31'],
    ['2001-02-2X', '2001-02-20', '2001-02-28'],
    ['198X-24', '1980-12-01', '1990-02-28'],
    ['199X-24', '1990-12-01', '2000-02-29'],
  ])('bound %s by %s and %s', (text, earliest, latest) => {
    const { earliestDay, latestDay } = bounds(text);
    expect([isoOfDay(earliestDay ?? 0), isoOfDay(latestDay ?? 0)]).toEqual([earliest, latest]);
  });
});

describe('any text at all', () => {
  const alphabet = fc.constantFrom(...'0123456789X-/.,[]{}?~%YEST:Z+ ux('.split(''));
  const nearly = fc
    .tuple(edtfText, fc.nat({ max: 255 }), alphabet, fc.constantFrom('insert', 'delete', 'replace'))
    .map(([text, place, character, change]) => {
      const at = place % (text.length + 1);
      const rest = change === 'insert' ? text.slice(at) : text.slice(at + 1);
      return text.slice(0, at) + (change === 'delete' ? '' : character) + rest;
    });
  const anyText = fc.oneof(
    fc.string({ maxLength: 300, unit: 'binary' }),
    fc.string({ maxLength: 40, unit: alphabet }),
    nearly,
  );

  it('is either a date that prints back, or refused at a place within it', () => {
    holds(
      anyText,
      (text) => {
        const parsed = parseEdtf(text);
        const issue = parsed.ok ? { at: 0, code: 'ok', message: '.' } : parsed.issue;
        expect(parsed.ok ? printEdtf(parsed.date) : text).toBe(text);
        expect(issue.at).toBeGreaterThanOrEqual(0);
        expect(issue.at).toBeLessThanOrEqual(text.length);
        expect(issue.code).toMatch(/^[a-z]+(-[a-z]+)*$/u);
        expect(issue.message).toMatch(/\.$/u);
      },
      1500,
    );
  });

  it('has words and bounds when it is a date, and the words hold no gaps', () => {
    holds(edtfText, (text) => {
      const read = readDate(text);
      const words = read.ok ? read.reading.words : '';
      expect(words).toMatch(/^\S.*\S$/u);
      expect(words).not.toMatch(/undefined|null|NaN|X|\s\s|[?~%]/u);
    });
  });
});

describe('the cost of a date', () => {
  it('is bounded by the length of its text, which is 256 at most', () => {
    expect(parseEdtf('1'.repeat(257))).toMatchObject({ issue: { code: 'too-long', at: 256 } });
    expect(parseEdtf(`[${'1985,'.repeat(60)}1986]`)).toMatchObject({ issue: { code: 'too-long' } });
    expect(parseEdtf(`Y${'9'.repeat(255)}`)).toMatchObject({
      issue: { code: 'year-out-of-range' },
    });
    expect(parseEdtf(`Y1E${'9'.repeat(253)}`)).toMatchObject({
      issue: { code: 'year-out-of-range' },
    });
  });

  it('does not grow with the length of a range, which is never spelled out', () => {
    for (const text of ['[0000..9999]', '{-9999..9999}', '[Y-1000000000000..Y1000000000000]']) {
      expect(edtf(text)).toMatchObject({ members: { length: 1 } });
      expect(bounds(text).segments).toHaveLength(1);
    }
  });

  it('leaves at most 64 members in a set', () => {
    holds(setText, (text) => expect(bounds(text).segments?.length ?? 0).toBeLessThanOrEqual(64));
    expect(bounds(`[${'1985,'.repeat(50)}1986]`).segments).toHaveLength(51);
  });
});
