import { describe, expect, it } from 'vitest';
import { boundsOf } from '../../../events/dates/bounds.ts';
import type { DayBounds } from '../../../events/dates/bounds.ts';
import { datesIn, surenessOf } from '../../../events/dates/marks.ts';
import type { Sureness } from '../../../events/dates/marks.ts';
import { parseEdtf } from '../../../events/dates/parse.ts';
import { printEdtf } from '../../../events/dates/print.ts';
import { readDate } from '../../../events/dates/date-reading.ts';
import { seasons } from '../../../events/dates/seasons.ts';
import { day, edtf, sharedVectors } from './vectors.ts';

interface Vector {
  edtf: string;
  min_day?: string;
  max_day?: string;
  min_kind?: string;
  max_kind?: string;
  start?: [string, string];
  end?: [string, string];
  instant?: string;
  estimate?: number;
  uncertain?: string[];
  approximate?: string[];
}

/** Enough of the profile's examples to stand in for the shared file where that is absent. */
const ownVectors: { valid: Vector[]; invalid: { edtf: string }[] } = {
  valid: [
    { edtf: '1985-04-12', min_day: '1985-04-12', max_day: '1985-04-12' },
    { edtf: '1985-04-12T23:20:30-04', instant: '1985-04-13T03:20:30Z' },
    { edtf: '1985-04-12T23:20:30+04:30', instant: '1985-04-12T18:50:30Z' },
    { edtf: '1964/2008', start: ['1964-01-01', '1964-12-31'], end: ['2008-01-01', '2008-12-31'] },
    { edtf: 'Y-17E7', min_day: '-170000000-01-01', max_day: '-170000000-12-31' },
    { edtf: '156X-12-25', min_day: '1560-12-25', max_day: '1569-12-25' },
    { edtf: '1984-1X', min_day: '1984-10-01', max_day: '1984-12-31' },
    { edtf: 'XXXX-12-XX', min_day: '0000-12-01', max_day: '9999-12-31' },
    { edtf: '1985-04/..', min_day: '1985-04-01', max_kind: 'open' },
    { edtf: '/1985-04', max_day: '1985-04-30', min_kind: 'unknown' },
    { edtf: '1950S2', min_day: '1900-01-01', max_day: '1999-12-31', estimate: 1950 },
    { edtf: 'Y3388E2S3', min_day: '338000-01-01', max_day: '338999-12-31', estimate: 338_800 },
    { edtf: '[1667,1668,1670..1672]', min_day: '1667-01-01', max_day: '1672-12-31' },
    { edtf: '[..1760-12-03]', max_day: '1760-12-03', min_kind: 'open' },
    { edtf: '?2004-06-~11', uncertain: ['year'], approximate: ['day'] },
    {
      edtf: '2004-06-11%',
      uncertain: ['year', 'month', 'day'],
      approximate: ['year', 'month', 'day'],
    },
  ],
  invalid: ['', '1985-4-12', '19850412', 'Y1985', '1984?~', '198u', '1985/open', '-0000'].map(
    (edtf) => ({ edtf }),
  ),
};

const { valid, invalid } = sharedVectors('loc-2019-spec.json', ownVectors);
const partNames = ['year', 'month', 'day'];

function expectedBounds(vector: Vector): object {
  const span = (pair: [string, string]): DayBounds => ({
    earliest: day(pair[0]),
    latest: day(pair[1]),
  });
  return {
    ...(vector.min_day === undefined ? {} : { earliestDay: day(vector.min_day) }),
    ...(vector.max_day === undefined ? {} : { latestDay: day(vector.max_day) }),
    ...(vector.min_kind === undefined ? {} : { earliestDay: null, startKind: vector.min_kind }),
    ...(vector.max_kind === undefined ? {} : { latestDay: null, endKind: vector.max_kind }),
    ...(vector.start === undefined ? {} : { start: span(vector.start) }),
    ...(vector.end === undefined ? {} : { end: span(vector.end) }),
    ...(vector.instant === undefined ? {} : { instantMs: Date.parse(vector.instant) }),
    ...(vector.estimate === undefined ? {} : { estimateYear: vector.estimate }),
    ...(vector.uncertain === undefined ? {} : { uncertain: true }),
    ...(vector.approximate === undefined ? {} : { approximate: true }),
  };
}

describe('the examples of the Library of Congress profile', () => {
  it.each(valid)('reads $edtf as the profile means it', (vector) => {
    expect(boundsOf(edtf(vector.edtf))).toMatchObject(expectedBounds(vector));
  });

  it.each(valid)('knows which parts of $edtf are in doubt', (vector) => {
    const [date] = datesIn(edtf(vector.edtf));
    const sureness = date === undefined ? [] : surenessOf(date);
    const named = (isMeant: (part: Sureness) => boolean): string[] =>
      sureness.flatMap((part, index) => (isMeant(part) ? [partNames[index] ?? ''] : []));
    const { uncertain, approximate } = vector;
    expect(uncertain ?? named((part) => part.isUncertain)).toEqual(
      named((part) => part.isUncertain),
    );
    expect(approximate ?? named((part) => part.isApproximate)).toEqual(
      named((part) => part.isApproximate),
    );
  });

  it.each(valid)('prints $edtf back as it was written', ({ edtf: text }) => {
    expect(printEdtf(edtf(text))).toBe(text);
  });

  it.each(valid)('has words for $edtf', ({ edtf: text }) => {
    const read = readDate(text);
    expect(read.ok && read.reading.words).toMatch(/\w/u);
  });

  it.each(invalid)('refuses $edtf', ({ edtf: text }) => {
    expect(parseEdtf(text).ok).toBe(false);
  });
});

interface SeasonVector {
  code: number;
  from: string;
  to: string;
  to_year_offset: number;
}

const ownSeasons: SeasonVector[] = [
  { code: 21, from: '03-01', to: '05-31', to_year_offset: 0 },
  { code: 22, from: '06-01', to: '08-31', to_year_offset: 0 },
  { code: 23, from: '09-01', to: '11-30', to_year_offset: 0 },
  { code: 24, from: '12-01', to: '02-28|29', to_year_offset: 1 },
  { code: 28, from: '12-01', to: '02-28|29', to_year_offset: 1 },
  { code: 29, from: '09-01', to: '11-30', to_year_offset: 0 },
  { code: 30, from: '12-01', to: '02-28|29', to_year_offset: 1 },
  { code: 33, from: '01-01', to: '03-31', to_year_offset: 0 },
  { code: 39, from: '09-01', to: '12-31', to_year_offset: 0 },
  { code: 41, from: '07-01', to: '12-31', to_year_offset: 0 },
];
const { seasons: seasonVectors } = sharedVectors('season-bounds.json', { seasons: ownSeasons });

describe('seasons and other parts of the year', () => {
  it.each(seasonVectors)('begin and end as the convention says: $code', (vector) => {
    const years: [number, string][] = [
      [1999, '02-29'],
      [2001, '02-28'],
    ];
    for (const [year, februaryEnd] of years) {
      const { earliestDay, latestDay } = boundsOf(edtf(`${year}-${vector.code}`));
      const to = vector.to.includes('|') ? februaryEnd : vector.to;
      expect(earliestDay).toBe(day(`${year}-${vector.from}`));
      expect(latestDay).toBe(day(`${year + vector.to_year_offset}-${to}`));
    }
  });

  it('are the codes from 21 to 41', () => {
    expect([...seasons.keys()].map(Number)).toEqual(Array.from({ length: 21 }, (_, i) => 21 + i));
  });

  it('carry winter across the year 0, which is a leap year', () => {
    expect(boundsOf(edtf('-0001-24')).latestDay).toBe(day('0000-02-29'));
  });
});
