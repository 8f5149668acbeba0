import { describe, expect, it } from 'vitest';
import type { RowChange } from '../../../events/readings/diff.ts';
import { changeInWords, inTimeOrder } from '../../../client/compare/change-in-words.ts';
import { namesFrom } from '../../../client/compare/names.ts';
import { itemOf } from '../timeline/dated.ts';

const names = namesFrom([]);
const row = (
  change: RowChange['change'],
  fields: RowChange['fields'],
  moved = false,
): RowChange => ({
  key: 'o1',
  change,
  moved,
  about: [{ thing: 'occurrence', id: 'o1', slug: 'the-treaty', name: 'The treaty' }],
  fields,
  positions: [],
  events: [],
  eventsTotal: 0,
});

describe('a change in words', () => {
  it('tells of what was added its date and what it says, and no field one by one', () => {
    const added = row('added', [
      { pointer: '/title', before: null, after: 'The treaty' },
      { pointer: '/summary', before: null, after: 'It is signed.' },
      { pointer: '/date', before: null, after: { edtf: '2015-03', basis: 'stated' } },
    ]);
    expect(changeInWords(added, undefined, names)).toMatchObject({
      id: 'o1',
      sort: 'added',
      title: 'The treaty',
      date: { before: '', after: 'March 2015' },
      summary: 'It is signed.',
      fields: [],
    });
  });

  it('tells of what was removed what the earlier reading said', () => {
    const removed = row('removed', [
      { pointer: '/summary', before: 'It was signed.', after: null },
      { pointer: '/date', before: { edtf: '2015' }, after: null },
    ]);
    const told = changeInWords(removed, undefined, names);
    expect(told).toMatchObject({ date: { before: '2015', after: '' }, summary: 'It was signed.' });
    expect(told.day).toBe(16_436);
  });

  it('tells of what moved both dates, and the other fields beside them', () => {
    const moved = row(
      'changed',
      [
        { pointer: '/date/edtf', before: '2015', after: '2016-02' },
        { pointer: '/span/start/earliest', before: 1, after: 2 },
        { pointer: '/title', before: 'Treaty', after: 'The treaty' },
      ],
      true,
    );
    const told = changeInWords(moved, itemOf('o1', '2016-02'), names);
    expect(told.date).toEqual({ before: '2015', after: 'February 2016' });
    expect(told.fields.map(({ pointer }) => pointer)).toEqual(['/title']);
  });

  it('is called as the later reading calls it', () => {
    const fields = [{ pointer: '/title', before: 'The treaty', after: 'The convention' }];
    expect(changeInWords(row('changed', fields), undefined, names).title).toBe('The convention');
  });

  it('takes the date of what changed otherwise from the timeline, where that names it', () => {
    const changed = row('changed', [{ pointer: '/importance', before: 2, after: 3 }]);
    expect(changeInWords(changed, itemOf('o1', '2016'), names).date.after).toBe('2016');
    expect(changeInWords(changed, undefined, names)).toMatchObject({
      date: { before: '', after: '' },
      day: null,
    });
  });
});

describe('changes in order of time', () => {
  it('have those last of which no day is known, and keep their order on one day', () => {
    const told = [null, 10, -5, 10].map((day, index) => ({
      ...changeInWords(row('added', []), undefined, names),
      id: `c${index}`,
      day,
    }));
    expect(inTimeOrder(told).map(({ id }) => id)).toEqual(['c2', 'c1', 'c3', 'c0']);
  });
});
