import { describe, expect, it } from 'vitest';
import { dayOfCivil } from '../../../events/dates/day.ts';
import { lanesOf } from '../../../client/timeline/lanes.ts';
import { layoutOf } from '../../../client/timeline/layout.ts';
import { markModelOf } from '../../../client/timeline/mark-model.ts';
import { itemOf } from './dated.ts';

const room = { labelPxMax: 200, measure: (text: string) => text.length * 7 };
const models = (...items: readonly (readonly [string, string, number?])[]) =>
  lanesOf(
    items.map(([id, edtf, importance = 3]) => itemOf(id, edtf, { importance })),
    'none',
    [],
    8,
  ).items.map((one) => markModelOf(one, new Map(), room));
const setting = (year: number) => ({
  originDay: dayOfCivil(year, 1, 1),
  dayPx: 0.5,
  widthPx: 1000,
  rowsMax: 6,
});

describe('the layout', () => {
  it('gives the more important the upper row, whichever is earlier', () => {
    const { places } = layoutOf(
      models(['less', '2015-03-01', 2], ['more', '2015-03-05', 5]),
      setting(2015),
    );
    expect(places.get('more')?.row).toBe(0);
    expect(places.get('less')?.row).toBe(1);
  });

  it('does not move anything while the window pans', () => {
    const all = models(['a', '2015'], ['b', '2015-06'], ['c', '2015/2017'], ['d', '2016-01-02']);
    expect(layoutOf(all, setting(2015)).places).toEqual(layoutOf(all, setting(2016)).places);
  });

  it('lets what is pinned to the edge make way for what is not', () => {
    const all = models(['law', '1990/..', 5], ['visit', '2015-01-05', 1]);
    const { places } = layoutOf(all, setting(2015));
    expect(places.get('visit')?.row).toBe(0);
    expect(places.get('law')?.row).toBe(1);
  });

  it('counts the rows of each lane', () => {
    const all = models(['a', '2015-01-01'], ['b', '2015-01-02'], ['c', '2015-01-03']);
    expect(layoutOf(all, setting(2015)).rowsOfLane.get('all')).toBe(3);
  });
});
