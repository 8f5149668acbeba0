import { describe, expect, it } from 'vitest';
import type { TimelineAnswer } from '../../../events/readings/answers.ts';
import { fieldsInWords } from '../../../client/differences/field-words.ts';
import { namesFrom } from '../../../client/compare/names.ts';
import { actor, itemOf } from '../timeline/dated.ts';

const value = (id: string, label: string) => ({ value: id, label, count: 1 });
const answer: TimelineAnswer = {
  asOf: { position: 1, recordedAt: null },
  window: null,
  total: 1,
  items: [itemOf('o1', '2015', { title: 'The agreement', actors: [actor('a2')] })],
  bins: [],
  lanes: [],
  facets: {
    kind: [value('law', 'Laws')],
    actor: [value('a1', 'The first ministry')],
    place: [],
    tag: [],
    source: [value('s1', 'The gazette')],
    instrument: [value('i1', 'The cybersecurity law')],
    chronicle: [],
  },
};
const names = namesFrom([null, answer]);
const told = (pointer: string, before: unknown, after: unknown) =>
  fieldsInWords([{ pointer, before, after }], names).map((field) => [
    field.label,
    field.before,
    field.after,
  ]);

describe('the fields of a change in words', () => {
  it.each([
    ['/date/edtf', '2015-03', '2015-04-02', ['Date', 'March 2015', '2 April 2015']],
    ['/date/basis', 'stated', 'inferred', ['What the date rests on', 'stated', 'inferred']],
    ['/title', 'Old', 'New', ['Title', 'Old', 'New']],
    ['/kind', 'law', 'unheard-of', ['Kind', 'Laws', 'unheard-of']],
    ['/importance', 3, 5, ['Importance', '3 of 5', '5 of 5']],
    [
      '/actors/1',
      null,
      { actor: 'a1', role: 'co-author' },
      ['Actors', '', 'The first ministry (co author)'],
    ],
    ['/actors/0/role', 'party', 'author-in-chief', ['Actors 1 › role', 'party', 'author in chief']],
    ['/actors/0/actor', 'a2', 'a3', ['Actors 1 › actor', 'A2', 'a3']],
    [
      '/effects/0',
      { instrument: 'i1', standing: 'in-force' },
      null,
      ['Effects', 'The cybersecurity law: in force', ''],
    ],
    [
      '/citations/2',
      null,
      { source: 's1', locator: 'p. 3', stance: 'supports' },
      ['Sources', '', 'The gazette, p. 3 (supports)'],
    ],
    [
      '/relations/0',
      null,
      { relation: 'responds-to', occurrence: 'o1', citation: {} },
      ['Relations', '', 'responds to The agreement'],
    ],
    ['/places', ['Lima', 'Quito'], ['Quito'], ['Places', 'Lima; Quito', 'Quito']],
    ['/tags/0', 'export-control', null, ['Tags', 'export control', '']],
    ['/status', 'live', 'retracted', ['Status', 'live', 'retracted']],
    ['/mergedInto', null, 'o1', ['Held to be the same as', '', 'The agreement']],
  ])('tells %s', (pointer, before, after, words) => {
    expect(told(pointer, before, after)).toEqual([words]);
  });

  it('leaves out what the row holds for the archive’s own sake', () => {
    for (const pointer of ['/span/start/earliest', '/version', '/thing', '/id'])
      expect(told(pointer, 1, 2)).toEqual([]);
  });
});
