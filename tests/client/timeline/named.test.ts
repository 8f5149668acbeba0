import { describe, expect, it } from 'vitest';
import { namedOf } from '../../../client/timeline/named.ts';
import { itemOf } from './dated.ts';

const items = [2, 5, 1, 4].map((importance) => itemOf(`i${importance}`, '2015', { importance }));
const ids = (count: number, selected: string | null) =>
  namedOf(items, count, selected).map(({ id }) => id);

describe('what is named where there is little room', () => {
  it('is the most important, though answers come in the order of time', () => {
    expect(ids(2, null)).toEqual(['i5', 'i4']);
  });

  it('is the selected one in any case', () => {
    expect(ids(2, 'i1')).toEqual(['i5', 'i1']);
    expect(ids(2, 'i4')).toEqual(['i5', 'i4']);
  });

  it('is everything where there is room', () => {
    expect(ids(4, null)).toEqual(['i2', 'i5', 'i1', 'i4']);
  });
});
