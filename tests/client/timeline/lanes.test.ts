import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../../client/timeline/lanes.ts';
import { actor, itemOf } from './dated.ts';

const labels = ['a', 'b', 'c'].map((value, index) => ({
  value,
  label: `Actor ${value}`,
  count: 9 - index,
}));
const between = (id: string, ...ids: readonly string[]) =>
  itemOf(id, '2015', { actors: ids.map(actor) });

describe('lanes', () => {
  it('is one without a name when none are asked for', () => {
    const { lanes, items } = lanesOf([between('x', 'a')], 'none', labels, 3);
    expect(lanes).toEqual([{ id: 'all', label: '', order: 0 }]);
    expect(items.map(({ lane }) => lane)).toEqual(['all']);
  });

  it('shows an occurrence in the lane of each of its actors, the first of them in full', () => {
    const { items } = lanesOf([between('x', 'b', 'a')], 'actor', labels, 3);
    expect(items.map(({ key, lane, first }) => [key, lane, first])).toEqual([
      ['x', 'lane-1', true],
      ['x 1', 'lane-0', false],
    ]);
  });

  it('takes the values with the most occurrences and puts the others into one lane', () => {
    const { lanes } = lanesOf([between('x', 'a'), between('y', 'c')], 'actor', labels, 2);
    expect(lanes.map(({ label }) => label)).toEqual(['Actor a', 'Others (1)']);
  });

  it('has a lane for what names none, and none without occurrences', () => {
    const { lanes } = lanesOf([between('x')], 'actor', labels, 3);
    expect(lanes.map(({ label }) => label)).toEqual(['None given']);
  });

  it('finds actors by id or by slug', () => {
    const item = itemOf('x', '2015', { actors: [{ ...actor('q'), slug: 'b' }] });
    expect(lanesOf([item], 'actor', labels, 3).items[0]?.lane).toBe('lane-1');
  });

  it('puts every occurrence into a lane that exists, under a key of its own', () => {
    const anyActors = fc.subarray(['a', 'b', 'c', 'd', 'e']);
    fc.assert(
      fc.property(fc.array(anyActors, { maxLength: 20 }), fc.nat(4), (all, lanesMax) => {
        const occurrences = all.map((ids, index) => between(`o${index}`, ...ids));
        const { lanes, items } = lanesOf(occurrences, 'actor', labels, lanesMax);
        const ids = new Set(lanes.map(({ id }) => id));
        expect(items.every(({ lane }) => ids.has(lane))).toBe(true);
        expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
        const firsts = items.filter(({ first }) => first).map(({ item }) => item.id);
        expect(firsts).toEqual(occurrences.map(({ id }) => id));
      }),
      { seed: 1 },
    );
  });

  it('never makes a lane’s id from data', () => {
    const evil = { value: '"><img src=x>', label: '<b>', count: 1 };
    const item = itemOf('x', '2015', { places: [evil.value] });
    const { lanes } = lanesOf([item], 'place', [evil], 3);
    expect(lanes.map(({ id }) => id)).toEqual(['lane-0']);
  });
});
