import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfCivil } from '../../../events/dates/day.ts';
import { anchorOf, shapeOf } from '../../../client/timeline/shape.ts';
import { dateOf } from './dated.ts';

const shape = (edtf: string) => shapeOf(dateOf(edtf));
const day = dayOfCivil;

describe('the shape of a date', () => {
  it('is one day, sharp at both ends, where the day is known', () => {
    expect(shape('2015-09-25')).toEqual({
      kind: 'day',
      from: day(2015, 9, 25),
      core: { from: day(2015, 9, 25), to: day(2015, 9, 26) },
      to: day(2015, 9, 26),
      startEdge: 'sharp',
      endEdge: 'sharp',
    });
  });

  it('is somewhere within the month where only the month is known, and certain nowhere', () => {
    const { kind, from, core, to } = shape('2015-09');
    expect({ kind, from, core, to }).toEqual({
      kind: 'within',
      from: day(2015, 9, 1),
      core: null,
      to: day(2015, 10, 1),
    });
  });

  it('is certain between the latest beginning and the earliest end of a span', () => {
    const span = shape('2018-09/2018-11');
    expect(span.core).toEqual({ from: day(2018, 9, 30), to: day(2018, 11, 2) });
    expect([span.startEdge, span.endEdge]).toEqual(['soft', 'soft']);
    expect([span.from, span.to]).toEqual([day(2018, 9, 1), day(2018, 12, 1)]);
  });

  it('has sharp ends where both days of a span are known', () => {
    const span = shape('2015-09-22/2015-09-28');
    expect([span.startEdge, span.endEdge]).toEqual(['sharp', 'sharp']);
  });

  it('tells an open end from an unknown one', () => {
    expect(shape('2015-11/..')).toMatchObject({ startEdge: 'soft', endEdge: 'open', to: null });
    expect(shape('2015-11/')).toMatchObject({ startEdge: 'soft', endEdge: 'unknown', to: null });
    expect(shape('../2015')).toMatchObject({ startEdge: 'open', from: null });
    expect(shape('/2015')).toMatchObject({ startEdge: 'unknown', from: null });
  });

  it('is certain on one day only where an end is open: the last on which it may have begun', () => {
    expect(shape('2015-11/..').core).toEqual({ from: day(2015, 11, 30), to: day(2015, 12, 1) });
  });

  it('says nothing certain of one of several dates, nor of the time between several', () => {
    expect(shape('[2010,2013]')).toMatchObject({ kind: 'within', core: null });
    expect(shape('{2010,2013}')).toMatchObject({ kind: 'several', core: null });
  });

  it('has no certain part where a span may have ended on the day it may have begun', () => {
    expect(shape('1960/1960-05').core).toBeNull();
  });

  it('is anchored where it is known, and nowhere when nothing is', () => {
    expect(anchorOf(shape('2015/..'))?.from).toBe(day(2015, 1, 1));
    expect(anchorOf(shape('../2015'))?.to).toBe(day(2016, 1, 1));
    expect(anchorOf({ ...shape('2015/..'), from: null, core: null })).toBeNull();
  });

  it('keeps its parts in order for any span', () => {
    const part = fc.record({
      year: fc.integer({ min: -9998, max: 9998 }),
      month: fc.integer({ min: 1, max: 12 }),
      exact: fc.boolean(),
    });
    const text = (one: { year: number; month: number; exact: boolean }): string => {
      const year = `${one.year < 0 ? '-' : ''}${String(Math.abs(one.year)).padStart(4, '0')}`;
      return one.exact ? `${year}-${String(one.month).padStart(2, '0')}` : year;
    };
    fc.assert(
      fc.property(part, part, (a, b) => {
        const [first, second] = a.year <= b.year ? [a, b] : [b, a];
        fc.pre(first.year < second.year);
        const { from, core, to } = shape(`${text(first)}/${text(second)}`);
        const known = [from, core?.from ?? null, core?.to ?? null, to].filter((at) => at !== null);
        expect(known).toEqual(known.toSorted((x, y) => x - y));
      }),
      { seed: 1 },
    );
  });
});
