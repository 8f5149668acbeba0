import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../events/dates/bounds.ts';
import type { DateBounds } from '../../../events/dates/bounds.ts';
import { readDate } from '../../../events/dates/date-reading.ts';
import { isoOfDay } from '../../../events/dates/day.ts';
import { day, edtf } from './vectors.ts';

const bounds = (text: string): DateBounds => boundsOf(edtf(text));
const iso = (number: number | null): string => (number === null ? '–' : isoOfDay(number));
const four = (text: string): string[] => {
  const { start, end } = bounds(text);
  return [start.earliest, start.latest, end.earliest, end.latest].map(iso);
};

describe('when something began and ended', () => {
  it.each<[string, string[]]>([
    ['2018', ['2018-01-01', '2018-12-31', '2018-01-01', '2018-12-31']],
    ['2018-09/2018-11', ['2018-09-01', '2018-09-30', '2018-11-01', '2018-11-30']],
    ['2018-09/..', ['2018-09-01', '2018-09-30', '2018-09-01', '–']],
    ['2018-09/', ['2018-09-01', '2018-09-30', '2018-09-01', '–']],
    ['../2018-09', ['–', '2018-09-30', '2018-09-01', '2018-09-30']],
    ['/2018-09', ['–', '2018-09-30', '2018-09-01', '2018-09-30']],
    ['[1667,1670..1672]', ['1667-01-01', '1672-12-31', '1667-01-01', '1672-12-31']],
    ['[..1984]', ['–', '1984-12-31', '–', '1984-12-31']],
    ['[1984..]', ['1984-01-01', '–', '1984-01-01', '–']],
    ['{1667,1670..1672}', ['1667-01-01', '1667-12-31', '1672-01-01', '1672-12-31']],
    ['{1672,1667}', ['1667-01-01', '1667-12-31', '1672-01-01', '1672-12-31']],
    ['{..1984}', ['–', '1984-12-31', '1984-01-01', '1984-12-31']],
    ['{1984..}', ['1984-01-01', '1984-12-31', '1984-01-01', '–']],
  ])('is given by four bounds: %s', (text, expected) => {
    expect(four(text)).toEqual(expected);
  });

  it('is open or unknown, as the text says, and the two are kept apart', () => {
    const kinds = (text: string): string[] => [bounds(text).startKind, bounds(text).endKind];
    expect(kinds('1985/..')).toEqual(['bounded', 'open']);
    expect(kinds('1985/')).toEqual(['bounded', 'unknown']);
    expect(kinds('../1985')).toEqual(['open', 'bounded']);
    expect(kinds('/1985')).toEqual(['unknown', 'bounded']);
    expect(kinds('[..1985]')).toEqual(['open', 'bounded']);
    expect(kinds('{1985..}')).toEqual(['bounded', 'open']);
    expect(kinds('1985')).toEqual(['bounded', 'bounded']);
  });
});

describe('a set', () => {
  it('has the stretch of each member as it is written', () => {
    const segments = bounds('[1667,1670..1672,1680..]').segments ?? [];
    expect(segments.map(({ earliest, latest }) => [iso(earliest), iso(latest)])).toEqual([
      ['1667-01-01', '1667-12-31'],
      ['1670-01-01', '1672-12-31'],
      ['1680-01-01', '–'],
    ]);
    expect(bounds('1667/1670').segments).toBeUndefined();
  });
});

describe('a time', () => {
  it('lies on the day that is written, whatever day it then was in Greenwich', () => {
    for (const zone of ['', 'Z', '-04', '+14', '-15:13']) {
      const { earliestDay, latestDay, precision } = bounds(`1985-04-12T23:20:30${zone}`);
      expect([earliestDay, latestDay]).toEqual([day('1985-04-12'), day('1985-04-12')]);
      expect(precision).toBe('time');
    }
  });

  it('has an instant only with a zone', () => {
    expect(bounds('1985-04-12T23:20:30').instantMs).toBeUndefined();
    expect(bounds('1970-01-01T00:00:00Z').instantMs).toBe(0);
    expect(bounds('1970-01-01T00:00:01+01').instantMs).toBe(-3_599_000);
    expect(bounds('-0043-03-15T12:00:00Z').instantMs).toBe(
      day('-0043-03-15') * 86_400_000 + 43_200_000,
    );
  });
});

describe('precision', () => {
  it.each([
    ['1985-04-12T23:20:30', 'time'],
    ['1985-04-12', 'day'],
    ['1985-04', 'month'],
    ['1985-04-XX', 'month'],
    ['2001-21', 'season'],
    ['2001-34', 'quarter'],
    ['2001-37', 'quadrimester'],
    ['2001-40', 'semester'],
    ['1985', 'year'],
    ['1985-XX', 'year'],
    ['1985-XX-12', 'year'],
    ['1984-1X', 'year'],
    ['198X', 'decade'],
    ['156X-12-25', 'decade'],
    ['19XX', 'century'],
    ['1950S2', 'century'],
    ['1XXX', 'millennium'],
    ['1X99', 'millennium'],
    ['XXXX', 'many-millennia'],
    ['XXXX-12-25', 'many-millennia'],
    ['Y171010000S3', 'many-millennia'],
    ['Y-17E7', 'year'],
    ['2004-02-01/2005-02', 'month'],
    ['2004-02-01/..', 'day'],
    ['[1667,1760-12]', 'year'],
    ['{1960-01..1961-12}', 'month'],
  ])(
    'of %s is %s: the first part in doubt decides, and the coarsest of several',
    (text, expected) => {
      expect(bounds(text).precision).toBe(expected);
    },
  );
});

describe('doubt', () => {
  it('is told when any part of any date carries it', () => {
    const told = (text: string): boolean[] => {
      const { approximate, uncertain, unspecified } = bounds(text);
      return [approximate, uncertain, unspecified];
    };
    expect(told('1984')).toEqual([false, false, false]);
    expect(told('1984/2004-06-~11')).toEqual([true, false, false]);
    expect(told('[1667,?1668]')).toEqual([false, true, false]);
    expect(told('{1667..1668%}')).toEqual([true, true, false]);
    expect(told('1985-04-XX/..')).toEqual([false, false, true]);
    expect(told('2001-%21')).toEqual([true, true, false]);
  });
});

describe('reading a date whole', () => {
  it('gives its text, words and bounds', () => {
    expect(readDate('-0043-03-15')).toMatchObject({
      ok: true,
      reading: {
        edtf: '-0043-03-15',
        words: '15 March 44 BCE',
        bounds: { earliestDay: day('-0043-03-15'), shape: 'point' },
      },
    });
  });

  it('or the issue', () => {
    expect(readDate('1900-02-29')).toMatchObject({ ok: false, issue: { code: 'day-impossible' } });
  });
});
