import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfCivil } from '../../../events/dates/day.ts';
import { dayMs } from '../../../client/timeline/epoch.ts';
import { axisOf } from '../../../client/timeline/ticks.ts';
import { centuryName, yearName } from '../../../client/timeline/year-name.ts';

const stretch = (
  from: readonly [number, number, number],
  to: readonly [number, number, number],
) => ({
  fromMs: dayOfCivil(...from) * dayMs,
  toMs: dayOfCivil(...to) * dayMs,
});
const labels = (axis: ReturnType<typeof axisOf>) => axis.ticks.map(({ label }) => label);

describe('the name of a year', () => {
  it('counts backwards from the common era without a year 0', () => {
    expect([1, 0, -43, -11_999].map(yearName)).toEqual(['1 CE', '1 BCE', '44 BCE', '12,000 BCE']);
  });

  it('names the era only where a number alone could be misread', () => {
    expect([476, 1066, 2026, 12_026].map(yearName)).toEqual(['476 CE', '1066', '2026', '12,026']);
  });

  it('counts centuries from 1', () => {
    expect([1900, 1901, 2011, 100, 0, -99, -100].map(centuryName)).toEqual([
      '19th century',
      '20th century',
      '21st century',
      '1st century',
      '1st century BCE',
      '1st century BCE',
      '2nd century BCE',
    ]);
  });
});

describe('the axis', () => {
  it('stands on 500 BCE, 1 CE and 500 CE, as people count', () => {
    const axis = axisOf(stretch([-999, 1, 1], [1000, 1, 1]), 600);
    expect(labels(axis)).toEqual(expect.arrayContaining(['500 BCE', '1 CE', '500 CE']));
    expect(labels(axis)).not.toContain('501 BCE');
  });

  it('shows months under their year and days under their month', () => {
    const months = axisOf(stretch([2015, 1, 1], [2016, 6, 1]), 1200);
    expect(labels(months)).toEqual(expect.arrayContaining(['Jan', 'Feb', 'Dec']));
    expect(months.contexts.map(({ label }) => label)).toEqual(['2015', '2016']);
    const days = axisOf(stretch([2015, 9, 20], [2015, 10, 2]), 1200);
    expect(labels(days)).toContain('Fri 25');
    expect(days.contexts.map(({ label }) => label)).toEqual(['September 2015', 'October 2015']);
  });

  it('puts the tick of a day where the day begins, in every time zone', () => {
    const { ticks } = axisOf(stretch([2015, 9, 20], [2015, 10, 2]), 1200);
    expect(ticks.find(({ label }) => label === 'Fri 25')?.day).toBe(dayOfCivil(2015, 9, 25));
  });

  it('reaches over all that a Date can hold', () => {
    const { ticks } = axisOf({ fromMs: -1e8 * dayMs, toMs: 1e8 * dayMs }, 1200);
    expect(ticks.length).toBeGreaterThan(3);
    expect(ticks.length).toBeLessThan(20);
  });

  it('never crowds its labels and never leaves the window without a tick', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -4_000_000, max: 1_500_000 }),
        fc.double({ min: 2, max: 18, noNaN: true }),
        fc.integer({ min: 320, max: 2560 }),
        (fromDay, power, widthPx) => {
          const days = 4 + Math.floor(2 ** power);
          const axis = axisOf({ fromMs: fromDay * dayMs, toMs: (fromDay + days) * dayMs }, widthPx);
          const dayPx = widthPx / days;
          const xs = axis.ticks.map(({ day }) => (day - fromDay) * dayPx);
          expect(xs.some((x) => x >= -1 && x <= widthPx)).toBe(true);
          axis.ticks.forEach(({ label }, index) => {
            const room = (xs[index + 1] ?? Infinity) - (xs[index] ?? 0);
            expect(room).toBeGreaterThan(label.length * 5);
          });
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});
