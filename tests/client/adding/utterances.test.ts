import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../events/vocabulary/event.ts';
import { newDraft, type Draft } from '../../../client/adding/draft.ts';
import { labelOf } from '../../../client/adding/labels.ts';
import { locatorShape } from '../../../client/adding/locator-shape.ts';
import { nextDraft } from '../../../client/adding/next-draft.ts';
import { ownChecks } from '../../../client/adding/own-checks.ts';
import { inForm, saidBy, tidied } from '../../../client/adding/utterances.ts';
import { noCitation } from '../../../client/fields/citation-draft.ts';
import { noDate } from '../../../client/fields/date-draft.ts';
import { newSource } from '../../../client/fields/new-source.ts';
import { noActorPart, noEffectPart } from '../../../client/fields/parts.ts';

const source = newSource({ type: 'report', title: 'A report' });
const citation = {
  ...noCitation,
  source: { text: 'A report', id: source.id },
  locator: 'p. 12',
};

/** A draft with something in every part, and blank rows as the form leaves them. */
function fullDraft(): Draft {
  return {
    ...newDraft(),
    title: ' A laboratory is opened ',
    date: { ...noDate, text: 'early May 2019', edtf: '[2019-05-01..2019-05-10]' },
    kind: { text: 'Trade talks', id: 'trade' },
    citations: [citation, noCitation],
    actors: [
      noActorPart,
      { actor: { text: 'Zork', id: 'zork' }, role: 'Lead founder' },
      { actor: { text: 'Huawei', id: 'huawei' }, role: 'founder' },
    ],
    places: ['Bonn'],
    effects: [{ instrument: { text: 'A pact', id: 'pact' }, standing: 'In force' }, noEffectPart],
    tags: ['export-control'],
    chronicles: ['c'],
    relations: [
      {
        eventId: '018f0000-0000-7000-8000-000000000001',
        relation: 'responds-to',
        occurrence: { text: 'Before', id: 'before' },
        citation,
      },
    ],
    newThings: [
      { thing: 'actor', id: 'zork', eventId: 'e1', name: 'Zork', kind: 'company' },
      { thing: 'actor', id: 'unused', eventId: 'e2', name: 'Unused', kind: 'company' },
      source,
    ],
  };
}

describe('what a draft comes to', () => {
  const { events, places } = saidBy(tidied(fullDraft()));

  it('is what is new and used, then the occurrence, then its relations, each on its version', () => {
    expect(events.map(({ type, expectedVersion }) => [type, expectedVersion])).toEqual([
      ['ActorRegistered', 0],
      ['SourceRegistered', 0],
      ['OccurrenceRecorded', 0],
      ['OccurrenceRelated', 1],
    ]);
    expect(places).toEqual(['/actors/0/actor/new', '/citations/0/source/new', '', '/relations/0']);
  });

  it('parses by the schemas of the archive', () => {
    for (const { type, data } of events)
      expect(eventTypes[type].schema.safeParse(data).error?.issues ?? []).toEqual([]);
  });

  it('leaves out blank rows, and says terms as terms', () => {
    expect(events[2]?.data).toMatchObject({
      title: 'A laboratory is opened',
      kind: 'trade',
      date: { edtf: '[2019-05-01..2019-05-10]', basis: 'stated' },
      actors: [
        { actor: 'zork', role: 'lead-founder' },
        { actor: 'huawei', role: 'founder' },
      ],
      effects: [{ instrument: 'pact', standing: 'in-force' }],
      citations: [{ source: source.id, locator: 'p. 12', stance: 'supports' }],
    });
  });

  it('is the same each time it is said: its ids were made once', () => {
    const draft = tidied(fullDraft());
    expect(saidBy(draft)).toEqual(saidBy(draft));
  });
});

describe('a problem of the request', () => {
  const places = ['/citations/0/source/new', '', '/relations/0'];
  const at = (pointer: string): string | undefined =>
    inForm([{ pointer, code: 'x', detail: 'x' }], places)[0]?.pointer;

  it('stands at the field that its pointer leads to', () => {
    expect(at('/events/0/data/title')).toBe('/citations/0/source/new/title');
    expect(at('/events/1/data/date/edtf')).toBe('/date/edtf');
    expect(at('/events/1/data/actors/1/role')).toBe('/actors/1/role');
    expect(at('/events/2/data/citation/locator')).toBe('/relations/0/citation/locator');
    expect(at('/reason')).toBe('/reason');
  });

  it('says of an id that is taken what that means: the draft was saved before', () => {
    const problem = { pointer: '/events/1/id', code: 'id-taken', detail: 'is taken' };
    expect(inForm([problem], places)).toEqual([
      { ...problem, pointer: '', detail: expect.stringMatching(/saved before/u) },
    ]);
  });

  it('stands at the whole form where no field has it', () => {
    expect(at('/events/1')).toBe('');
    expect(at('/events/9/data/title')).toBe('');
    expect(at('/events')).toBe('');
  });
});

describe('what the browser sees for itself', () => {
  const pointers = (draft: Draft, isProposal = false): readonly string[] =>
    ownChecks(draft, isProposal).map(({ pointer }) => pointer);

  it('is nothing where all is there', () => {
    expect(ownChecks(fullDraft(), false)).toEqual([]);
  });

  it('is all that a blank draft lacks, support included', () => {
    expect(pointers(newDraft())).toEqual(['/title', '/date/edtf', '/kind', '/citations/0/source']);
    expect(pointers(newDraft(), true)).toContain('/reason');
  });

  it('is that no citation supports it', () => {
    const mentions = { ...fullDraft(), citations: [{ ...citation, stance: 'mentions' as const }] };
    expect(pointers(mentions)).toEqual(['/citations']);
  });

  it('is what was typed and not picked, and what can be read in several ways', () => {
    const draft = fullDraft();
    const typed = {
      ...draft,
      date: { ...noDate, text: '12/1/2018' },
      actors: [{ actor: { text: 'Zor', id: null }, role: '' }],
      newThings: [newSource({ title: '' }), source],
    };
    expect(ownChecks(typed, false).map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/date/edtf ambiguous',
      '/actors/0/actor unpicked',
      '/actors/0/role missing',
    ]);
  });

  it('is what a new thing lacks, told where it is first used', () => {
    const bare = { ...source, source: { ...source.source, type: '', published: 'some day' } };
    expect(pointers({ ...fullDraft(), newThings: [bare] })).toEqual([
      '/citations/0/source/new/type',
      '/citations/0/source/new/published',
    ]);
  });
});

describe('a field in the summary', () => {
  it.each([
    ['/title', 'Title'],
    ['/date/edtf', 'Date'],
    ['/citations/1/locator', 'Citation 2, where in it'],
    ['/citations/0/source/new/type', 'Citation 1, type of source'],
    ['/actors/0/role', 'Actor 1, role'],
    ['', 'The occurrence'],
  ])('%s is called %s', (pointer, label) => {
    expect(labelOf(pointer)).toBe(label);
  });
});

describe('the draft after a saved one', () => {
  it('keeps source, date and the shape of the locator, under ids of its own', () => {
    const saved = fullDraft();
    const next = nextDraft(saved);
    expect(next.date.edtf).toBe(saved.date.edtf);
    expect(next.citations).toEqual([{ ...citation, locator: 'p. ' }]);
    expect([next.title, next.newThings, next.actors]).toEqual(['', [], []]);
    expect(new Set([next.id, next.occurrence, next.eventId, saved.id, saved.occurrence]).size).toBe(
      5,
    );
  });

  it.each([
    ['p. 12', 'p. '],
    ['pp. 12–14', 'pp. '],
    ['paragraph 3', 'paragraph '],
    ['00:41', ''],
    ['whole text', 'whole text'],
    ['fol. 12v', 'fol. '],
  ])('the shape of %s is “%s”', (locator, shape) => {
    expect(locatorShape(locator)).toBe(shape);
  });
});
