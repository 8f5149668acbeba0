import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfCivil } from '../../../events/dates/day.ts';
import { markOf } from '../../../client/timeline/segments.ts';
import type { Scale } from '../../../client/timeline/segments.ts';
import { shapeOf } from '../../../client/timeline/shape.ts';
import { dateOf } from './dated.ts';

const scaleFrom = (year: number, dayPx: number): Scale => ({
  originDay: dayOfCivil(year, 1, 1),
  dayPx,
  widthPx: 1000,
});
const mark = (edtf: string, scale: Scale) => markOf(shapeOf(dateOf(edtf)), scale);
const roles = (edtf: string, scale: Scale) => mark(edtf, scale).segments.map(({ role }) => role);

describe('a mark on a scale', () => {
  it('is a dot in the middle of its day while a day is narrow', () => {
    const dot = mark('2015-01-11', scaleFrom(2015, 1));
    expect(dot.form).toBe('dot');
    expect(dot.left + dot.width / 2).toBeCloseTo(10.5);
  });

  it('covers its day once a day is wide', () => {
    const band = mark('2015-01-02', scaleFrom(2015, 40));
    expect(band).toMatchObject({ form: 'band', left: 40, width: 40 });
  });

  it('is a point with a whisker for a month that is too narrow, and soft over it when wide', () => {
    expect(mark('2015-02', scaleFrom(2015, 0.1)).form).toBe('whisker');
    expect(roles('2015-02', scaleFrom(2015, 2))).toEqual(['within']);
  });

  it('is a small bar for a span that is too narrow', () => {
    expect(mark('2015-02-01/2015-02-10', scaleFrom(2015, 0.1)).form).toBe('bar');
  });

  it('has a soft beginning, a core and a soft end', () => {
    expect(roles('2015-02/2015-06', scaleFrom(2015, 2))).toEqual([
      'soft-start',
      'core',
      'soft-end',
    ]);
  });

  it('ends in an arrow when open and otherwise when unknown', () => {
    expect(roles('2015-02/..', scaleFrom(2015, 2)).at(-1)).toBe('open-end');
    expect(roles('2015-02/', scaleFrom(2015, 2)).at(-1)).toBe('unknown-end');
    expect(roles('../2015-02', scaleFrom(2015, 2))).toContain('open-start');
  });

  it('keeps the arrow of what goes on in view when it began long before', () => {
    const arrow = mark('1900/..', scaleFrom(2015, 2));
    expect(arrow.left + arrow.width).toBeGreaterThan(10);
    expect(arrow.left + arrow.width).toBeLessThan(60);
  });

  it('is cut off a plot’s width outside of the plot', () => {
    const band = mark('-4000/4000', scaleFrom(2015, 50));
    expect([band.left, band.width]).toEqual([-1000, 3000]);
  });

  it('has segments that lie within it, whatever the date and scale', () => {
    const dates = ['2015-02', '2015/2016', '2015/..', '/2015-04', '[..2015-03]', '{2014,2016}'];
    fc.assert(
      fc.property(
        fc.constantFrom(...dates),
        fc.double({ min: 1e-4, max: 80, noNaN: true }),
        fc.integer({ min: 1990, max: 2040 }),
        (edtf, dayPx, year) => {
          const { segments, width } = mark(edtf, scaleFrom(year, dayPx));
          for (const segment of segments) {
            expect(segment.x).toBeGreaterThanOrEqual(-0.001);
            expect(segment.width).toBeGreaterThanOrEqual(-0.001);
            expect(segment.x + segment.width).toBeLessThanOrEqual(width + 0.001);
          }
        },
      ),
      { seed: 1 },
    );
  });
});
