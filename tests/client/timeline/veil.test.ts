import { describe, expect, it } from 'vitest';
import { begunUnder, headX } from '../../../client/timeline/veil.ts';

const date = (earliest: number | null, latest: number | null) => ({ start: { earliest, latest } });
const at = (day: number, match: 'possible' | 'certain' = 'possible') => ({
  at: day + 1,
  day,
  match,
});

describe('what a play-head holds back', () => {
  it.each([
    [date(10, 20), 9, 'not'],
    [date(10, 20), 10, 'possibly'],
    [date(10, 20), 19, 'possibly'],
    [date(10, 20), 20, 'certainly'],
    [date(null, 20), -900_000, 'possibly'],
    [date(10, null), 900_000, 'possibly'],
    [date(null, null), 0, 'possibly'],
  ] as const)('%o on day %s: had %s begun', (dated, day, begun) => {
    expect(begunUnder(at(day), dated)).toBe(begun);
  });

  it('is under `certain` all that may not have begun', () => {
    expect(begunUnder(at(19, 'certain'), date(10, 20))).toBe('not');
    expect(begunUnder(at(20, 'certain'), date(10, 20))).toBe('certainly');
    expect(begunUnder(at(20, 'certain'), date(10, null))).toBe('not');
  });

  it('is nothing without one', () => {
    expect(begunUnder(null, date(10, null))).toBe('certainly');
  });

  it('lies after the end of its day, and beyond the plot where it waits', () => {
    const scale = { originDay: 100, dayPx: 2, widthPx: 500 };
    expect(headX(151, scale)).toBe(102);
    expect(headX(null, scale)).toBe(500);
  });
});
