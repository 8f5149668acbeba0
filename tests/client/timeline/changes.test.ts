import { describe, expect, it } from 'vitest';
import { changeMarkOf, changeWords, type ChangeMark } from '../../../client/timeline/changes.ts';
import { byPrecedence, markModelOf } from '../../../client/timeline/mark-model.ts';
import { namedOf } from '../../../client/timeline/named.ts';
import { farShifts, shiftsOf } from '../../../client/timeline/shifts.ts';
import { itemOf } from './dated.ts';

const room = { labelPxMax: 300, measure: (text: string) => text.length };
const model = (id: string, change: ChangeMark | null, importance = 3) => {
  const item = itemOf(id, '2015', { importance, disputed: id === 'disputed' });
  return markModelOf({ key: id, item, lane: 'all', first: true }, new Map(), room, change);
};

describe('a mark in a comparison', () => {
  const now = itemOf('a', '2016');
  const before = itemOf('a', '2015');
  const changes = { sorts: new Map([['a', 'moved' as const]]), former: [before] };

  it('is what became of its occurrence, or a former place, or the same', () => {
    expect(changeMarkOf(now, changes)).toBe('moved');
    expect(changeMarkOf(before, changes)).toBe('former');
    expect(changeMarkOf(itemOf('b', '2015'), changes)).toBe('same');
    expect(changeMarkOf(now, null)).toBeNull();
  });

  it('bears the sign of its change before all others, and says it in words', () => {
    expect(model('a', 'added').glyphs).toBe('+');
    expect(model('disputed', 'changed').glyphs).toBe('∆ ≠');
    expect(model('disputed', 'same').glyphs).toBe('≠');
    expect(changeWords('removed')).toEqual(['removed']);
    expect(changeWords('same')).toEqual([]);
  });

  it('has its former place drawn as another mark, which has no title and is not walked to', () => {
    const ghost = model('a', 'former');
    expect(ghost.key).not.toBe('a');
    expect(ghost).toMatchObject({ id: 'a', isEcho: true, labelPx: 0 });
  });

  it('is drawn anew when its change becomes known', () => {
    expect(model('a', 'added').revision).not.toBe(model('a', 'same').revision);
  });

  it('takes its place before what does not differ, however important', () => {
    const models = [
      model('great', 'same', 5),
      model('was', 'former'),
      model('small', 'removed', 1),
    ];
    expect(models.toSorted(byPrecedence).map(({ id }) => id)).toEqual(['small', 'was', 'great']);
    const items = models.map(({ item }) => item);
    expect(namedOf(items, 1, null, new Map([['small', 'removed']]))[0]?.id).toBe('small');
  });
});

describe('an arc between two dates', () => {
  const models = [model('a', 'moved'), model('a', 'former'), model('b', 'moved')];
  const shifts = shiftsOf(models);

  it('leads from the former place to the present one, where both are drawn', () => {
    expect(shifts).toEqual([{ from: models[1]?.key, to: 'a', relation: 'moved' }]);
  });

  it('is left out where the places are seen together, or one is out of view', () => {
    const at = (x: number, y: number) => (key: string) => ({ x: key === 'a' ? x : y });
    expect(farShifts(shifts, at(100, 10))).toEqual(shifts);
    expect(farShifts(shifts, at(100, 90))).toEqual([]);
    expect(farShifts(shifts, (key) => (key === 'a' ? { x: 0 } : null))).toEqual([]);
  });
});
