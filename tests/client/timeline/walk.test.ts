import { describe, expect, it } from 'vitest';
import { keyAsk } from '../../../client/timeline/keys.ts';
import { lanesOf } from '../../../client/timeline/lanes.ts';
import { markModelOf } from '../../../client/timeline/mark-model.ts';
import { inTimeOrder, stepFrom } from '../../../client/timeline/walk.ts';
import type { Step } from '../../../client/timeline/walk.ts';
import { itemOf } from './dated.ts';

const kinds = ['law', 'visit'].map((value) => ({ value, label: value, count: 1 }));
const items = [
  itemOf('c', '2017', { kind: 'law' }),
  itemOf('a', '2015-03-01', { kind: 'law' }),
  itemOf('d', '../2014', { kind: 'visit' }),
  itemOf('b', '2016', { kind: 'visit' }),
];
const { items: inLanes } = lanesOf(items, 'kind', kinds, 5);
const room = { labelPxMax: 200, measure: () => 50 };
const walk = inTimeOrder(inLanes.map((one) => markModelOf(one, new Map(), room)));
const laneOrder = ['lane-0', 'lane-1'];
const go = (from: string | null, step: Step) => stepFrom(walk, from, step, laneOrder)?.id ?? null;

describe('the walk by keys', () => {
  it('follows time, what has no beginning by its end', () => {
    expect(walk.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('goes from one to the next and back, and stops at the ends', () => {
    expect([go('a', 'next'), go('b', 'previous')]).toEqual(['b', 'a']);
    expect([go('c', 'next'), go('d', 'previous')]).toEqual([null, null]);
    expect([go('b', 'first'), go('b', 'last')]).toEqual(['d', 'c']);
  });

  it('begins at the first, or at the last when going back', () => {
    expect([go(null, 'next'), go(null, 'previous')]).toEqual(['d', 'c']);
  });

  it('goes to the nearest in time of the lane above or below', () => {
    expect(go('a', 'lane-down')).toBe('b');
    expect(go('b', 'lane-up')).toBe('a');
    expect(go('a', 'lane-up')).toBeNull();
  });

  it('leaves the keys of the browser alone', () => {
    const key = { key: '0', ctrlKey: true, metaKey: false, altKey: false };
    expect(keyAsk(key)).toBeNull();
    expect(keyAsk({ ...key, ctrlKey: false })).toEqual({ what: 'fit' });
    expect(keyAsk({ ...key, ctrlKey: false, key: 'constructor' })).toBeNull();
  });
});
