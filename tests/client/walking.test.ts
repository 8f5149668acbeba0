import { describe, expect, it } from 'vitest';
import type { OccurrenceItem } from '../../events/readings/answers.ts';
import { inTimeOrder } from '../../client/reading/time-order.ts';
import { stepOf } from '../../client/list/step.ts';
import { bandOf, yearTicks } from '../../client/registers/band.ts';
import { standingInWords } from '../../client/registers/standing-words.ts';
import type { StandingPeriod } from '../../events/readings/answers.ts';

describe('a step among occurrences', () => {
  it('goes on, back, and to either end, and stays within them', () => {
    expect(stepOf('ArrowDown', -1, 3)).toBe(0);
    expect(stepOf('ArrowRight', 2, 3)).toBe(2);
    expect(stepOf('ArrowUp', 0, 3)).toBe(0);
    expect(stepOf('Home', 2, 3)).toBe(0);
    expect(stepOf('End', 0, 3)).toBe(2);
    expect(stepOf('a', 0, 3)).toBeNull();
    expect(stepOf('ArrowDown', 0, 0)).toBeNull();
  });
});

describe('the order of time', () => {
  const item = (id: string, earliest: number | null, latest: number | null): OccurrenceItem =>
    ({ id, date: { start: { earliest, latest }, end: { earliest, latest } } }) as OccurrenceItem;

  it('puts each occurrence once, by when it began as far as that is known', () => {
    const order = inTimeOrder(
      [item('b', 5, 9), item('a', 5, 9), item('c', null, 2)],
      [item('b', 5, 9), item('d', 1, 1)],
    );
    expect(order.map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b']);
  });
});

describe('a standing as a band', () => {
  const period = (standing: string, earliest: number | null, latest: number | null) =>
    ({
      standing,
      occurrence: { id: standing, slug: standing, name: standing },
      date: { edtf: '', words: '', earliestDay: earliest, latestDay: latest },
      certainty: 'certain',
      sources: [],
      present: 'no',
    }) satisfies StandingPeriod;

  it('lays each period up to the next, the last up to the edge, all within the width', () => {
    const band = bandOf([period('signed', 0, 0), period('ended', 500, 530)], 1000, 600);
    const [first, last] = band.parts;
    expect(first && last && first.x + first.width).toBeCloseTo(last?.x ?? -1);
    expect(last && last.x + last.width).toBeCloseTo(600);
    expect(first?.doubtWidth).toBe(0);
    expect(last?.doubtWidth).toBeGreaterThan(0);
    expect(last && last.doubtX + last.doubtWidth).toBeCloseTo(last?.x ?? -1);
  });

  it('draws the same standing in the same tint, and survives a date without bounds', () => {
    const band = bandOf(
      [period('a', null, null), period('b', 10, 20), period('a', 30, 30)],
      100,
      600,
    );
    expect(band.parts.map(({ tint }) => tint)).toEqual([0, 1, 0]);
    expect(band.parts.every(({ x, width, doubtX }) => x >= 0 && width >= 0 && doubtX >= 0)).toBe(
      true,
    );
  });

  it('puts one that may have begun with the first after it, in doubt from there', () => {
    const [first, second] = bandOf(
      [period('launched', 0, 100), period('announced', 0, 900)],
      1000,
      600,
    ).parts;
    expect(first?.width).toBeGreaterThan(100);
    expect(second?.doubtX).toBeCloseTo(first?.x ?? -1);
  });

  it('names at most nine years under it, at round distances', () => {
    const ticks = yearTicks({ fromDay: -800_000, toDay: 20_000 }, 600);
    expect(ticks.length).toBeLessThanOrEqual(9);
    expect(ticks.every(({ year }) => year % 500 === 0)).toBe(true);
    expect(yearTicks({ fromDay: 0, toDay: 700 }, 600).map(({ year }) => year)).toEqual([1971]);
  });
});

describe('a standing in words', () => {
  const period = (standing: string, present: StandingPeriod['present']) =>
    ({
      standing,
      occurrence: { id: standing, slug: standing, name: standing },
      date: { edtf: '', words: '', earliestDay: null, latestDay: null },
      certainty: 'certain',
      sources: [],
      present,
    }) satisfies StandingPeriod;

  it('is said plainly where it is certain', () => {
    const periods = [period('signed', 'no'), period('in-force', 'certain')];
    expect(standingInWords({ standing: 'in-force', periods })).toBe('in force');
  });

  it('names what is possible, each once, where the dates do not tell', () => {
    const periods = [
      period('signed', 'no'),
      period('in-force', 'possible'),
      period('ended', 'possible'),
      period('in-force', 'possible'),
    ];
    expect(standingInWords({ standing: null, periods })).toBe('possibly in force or ended');
    expect(standingInWords({ standing: null, periods: periods.slice(0, 2) })).toBe(
      'possibly in force',
    );
  });

  it('is nothing where nothing is known', () => {
    expect(standingInWords({ standing: null, periods: [] })).toBe('');
  });
});
