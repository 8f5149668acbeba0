import { describe, expect, it } from 'vitest';
import type { OccurrenceItem, TimelineAnswer } from '../../../events/readings/answers.ts';
import type { RowChange } from '../../../events/readings/diff.ts';
import { countsOf, sortOf, turned } from '../../../client/compare/change.ts';
import { changeMarks, overlaid } from '../../../client/compare/change-marks.ts';
import { itemOf } from '../timeline/dated.ts';

const none = { rows: [], isWhole: false };

function answerOf(items: readonly OccurrenceItem[], total = items.length): TimelineAnswer {
  const facets = {
    kind: [],
    actor: [],
    place: [],
    tag: [],
    source: [],
    instrument: [],
    chronicle: [],
  };
  const asOf = { position: 1, recordedAt: null };
  return { asOf, window: null, total, items, bins: [], lanes: [], facets };
}

function row(key: string, change: RowChange['change'], more: Partial<RowChange> = {}): RowChange {
  return {
    key,
    change,
    moved: false,
    about: [],
    fields: [],
    positions: [],
    events: [],
    eventsTotal: 0,
    ...more,
  };
}

describe('the sort of a change', () => {
  it('is moved where the date differs, whatever else does', () => {
    expect(sortOf(row('a', 'changed'))).toBe('changed');
    expect(sortOf(row('a', 'changed', { moved: true }))).toBe('moved');
    expect(sortOf(row('a', 'added', { moved: true }))).toBe('added');
  });

  it('is the opposite seen from the other reading, fields and counts included', () => {
    const fields = [{ pointer: '/title', before: 'Old', after: 'New' }];
    const seen = turned(row('a', 'added', { fields }));
    expect(seen).toMatchObject({ change: 'removed', fields: [{ before: 'New', after: 'Old' }] });
    expect(turned(seen)).toEqual(row('a', 'added', { fields }));
    const counts = { added: 7, removed: 2, changed: 5, moved: 3 };
    expect(countsOf(counts, false)).toEqual({ added: 7, removed: 2, moved: 3, changed: 2 });
    expect(countsOf(counts, true)).toEqual({ added: 2, removed: 7, moved: 3, changed: 2 });
  });
});

describe('the marks of change', () => {
  const before = answerOf([
    itemOf('same', '2014'),
    itemOf('gone', '2015'),
    itemOf('redated', '2015'),
    itemOf('reworded', '2016', { version: 1 }),
    itemOf('resourced', '2016', { sources: ['s1'] }),
  ]);
  const after = answerOf([
    itemOf('same', '2014'),
    itemOf('new', '2015'),
    itemOf('redated', '2017'),
    itemOf('reworded', '2016', { version: 2 }),
    itemOf('resourced', '2016', { sources: ['s1', 's2'] }),
  ]);

  it('are judged by the two answers where all is named', () => {
    expect(Object.fromEntries(changeMarks(before, after, none))).toEqual({
      gone: 'removed',
      new: 'added',
      redated: 'moved',
      reworded: 'changed',
      resourced: 'changed',
    });
  });

  it('are what the list of changes tells, where it tells all', () => {
    const rows = [row('gone', 'changed', { moved: true }), row('elsewhere', 'added')];
    const marks = changeMarks(before, after, { rows, isWhole: true });
    expect(Object.fromEntries(marks)).toEqual({ gone: 'moved' });
  });

  it('are not guessed where a large archive would not have named an occurrence anyway', () => {
    const great = itemOf('great', '2014', { importance: 5 });
    const small = itemOf('small', '2014', { importance: 2 });
    const crowd = answerOf([itemOf('other', '2014', { importance: 3 })], 5_000);
    expect([...changeMarks(answerOf([great, small]), crowd, none)]).toEqual([
      ['great', 'removed'],
      ['other', 'added'],
    ]);
    expect([...changeMarks(crowd, answerOf([great, small]), none)]).toContainEqual([
      'great',
      'added',
    ]);
    expect(changeMarks(crowd, answerOf([great, small]), none).has('small')).toBe(false);
  });

  it('are known of what is as important as the rest, where it is earlier than some', () => {
    const [first, second, last] = ['2014', '2015', '2016'].map((year) => itemOf(year, year));
    if (!first || !second || !last) throw new Error('three were made');
    const earlier = answerOf([first, last], 5_000);
    const later = answerOf([second, itemOf('2017', '2017')], 5_000);
    expect(Object.fromEntries(changeMarks(earlier, later, none))).toEqual({
      '2014': 'removed',
      '2015': 'added',
      '2016': 'removed',
    });
  });
});

describe('two readings laid over each other', () => {
  const bins = [
    { fromDay: 0, toDay: 9, count: 1 },
    { fromDay: 10, toDay: 19, count: 0 },
  ];
  const before = answerOf([itemOf('gone', '1970-01-12'), itemOf('redated', '1970-01-03')]);
  const after = { ...answerOf([itemOf('redated', '1970-01-05')]), bins };
  const over = overlaid(before, after, changeMarks(before, after, none));

  it('are the later, with what only the earlier has and where things were before', () => {
    expect(over.answer.items.map(({ id, date }) => [id, date.edtf])).toEqual([
      ['redated', '1970-01-05'],
      ['gone', '1970-01-12'],
    ]);
    expect(over.former.map(({ id, date }) => [id, date.edtf])).toEqual([['redated', '1970-01-03']]);
  });

  it('count what was removed where it was, so that bins and total are still one', () => {
    expect(over.answer.total).toBe(2);
    expect(over.answer.bins.map(({ count }) => count)).toEqual([1, 1]);
  });
});
