import { describe, expect, it } from 'vitest';
import { eventTypes, type EventTypeName } from '../../../events/vocabulary/event.ts';
import { hues } from '../../../events/vocabulary/chronicle.ts';
import { sourceTypes } from '../../../events/vocabulary/source.ts';
import { dataOf, issuesOf } from './issues.ts';

const many = (count: number, value: unknown) => Array.from({ length: count }, () => value);
const cited = { source: 's', locator: 'p', stance: 'supports' };
const long = (length: number) => 'a'.repeat(length);

/** For each field that has a bound: the longest value that parses, and one beyond it. */
const bounds: readonly (readonly [EventTypeName, string, unknown, unknown])[] = [
  ['OccurrenceRecorded', 'title', long(300), long(301)],
  ['OccurrenceRecorded', 'slug', long(120), long(121)],
  ['OccurrenceRecorded', 'summary', long(10_000), long(10_001)],
  ['OccurrenceRecorded', 'kind', long(64), long(65)],
  ['OccurrenceRecorded', 'importance', 5, 6],
  ['OccurrenceRecorded', 'importance', 1, 0],
  ['OccurrenceRecorded', 'importance', 3, 2.5],
  ['OccurrenceRecorded', 'importance', 3, '3'],
  ['OccurrenceRecorded', 'places', many(100, long(200)), many(101, 'a')],
  ['OccurrenceRecorded', 'tags', many(100, long(64)), many(101, 'a')],
  ['OccurrenceRecorded', 'chronicles', many(50, long(64)), many(51, 'a')],
  ['OccurrenceRecorded', 'citations', many(200, cited), many(201, cited)],
  [
    'OccurrenceRecorded',
    'actors',
    many(200, { actor: 'a', role: 'b' }),
    many(201, { actor: 'a', role: 'b' }),
  ],
  [
    'OccurrenceRecorded',
    'effects',
    many(100, { instrument: 'a', standing: 'b' }),
    many(101, { instrument: 'a', standing: 'b' }),
  ],
  ['OccurrenceRevised', 'title', long(300), long(301)],
  ['OccurrenceRevised', 'summary', '', long(10_001)],
  ['CitationAdded', 'locator', long(300), long(301)],
  ['CitationAdded', 'note', long(2_000), long(2_001)],
  ['CitationAdded', 'quote', long(2_000), long(2_001)],
  ['CitationAdded', 'stance', 'mentions', 'doubts'],
  ['CitationAdded', 'date', '2018~', 'about 2018'],
  ['CitationWithdrawn', 'locator', long(300), long(301)],
  ['OccurrenceRelated', 'relation', 'causes', 'caused-by'],
  ['OccurrenceUnrelated', 'relation', 'causes', 'caused-by'],
  ['OccurrenceDisputed', 'dispute', long(64), long(65)],
  ['OccurrenceDisputed', 'claim', long(2_000), long(2_001)],
  ['OccurrenceDisputed', 'about', 'occurrence', 'importance'],
  ['OccurrenceDisputed', 'citations', many(50, cited), many(51, cited)],
  ['DisputeResolved', 'resolution', long(2_000), long(2_001)],
  ['DisputeResolved', 'outcome', 'left-open', 'open'],
  ['OccurrenceMerged', 'into', long(64), long(65)],
  ['SourceRegistered', 'title', long(500), long(501)],
  ['SourceRegistered', 'type', 'legal_case', 'legal-case'],
  ['SourceRegistered', 'author', many(200, { literal: 'A' }), many(201, { literal: 'A' })],
  ['SourceRegistered', 'author', [{ family: 'A', given: 'B' }], [{ given: 'B' }]],
  ['SourceRegistered', 'author', [{ family: 'A' }], [{ family: 'A', literal: 'B' }]],
  ['SourceRegistered', 'abstract', long(10_000), long(10_001)],
  ['SourceRegistered', 'language', long(35), long(36)],
  ['SourceRegistered', 'URL', 'https://example.org/', 'javascript:alert(1)'],
  ['SourceRegistered', 'URL', 'https://example.org/', 'https://a:b@example.org/'],
  ['SourceRegistered', 'archiveUrl', 'http://example.org/', 'data:text/html,x'],
  ['SourceRegistered', 'published', '2018-10', 'October 2018'],
  ['SourceRegistered', 'accessed', '2026-02-11', '2026-02-30'],
  ['SourceRegistered', 'citedVia', 'a', 'a b'],
  ['ActorRegistered', 'name', long(200), long(201)],
  ['ActorRegistered', 'kind', 'agency', 'animal'],
  ['ActorRegistered', 'aliases', many(50, long(200)), many(51, 'a')],
  ['ActorRegistered', 'description', long(4_000), long(4_001)],
  ['InstrumentRegistered', 'title', long(300), long(301)],
  ['InstrumentRegistered', 'summary', long(10_000), long(10_001)],
  ['InstrumentRegistered', 'parties', many(250, 'a'), many(251, 'a')],
  ['InstrumentRegistered', 'tags', many(100, 'a'), many(101, 'a')],
  ['InstrumentRegistered', 'citations', [], many(201, cited)],
  ['ChronicleOpened', 'title', long(300), long(301)],
  ['ChronicleOpened', 'introduction', long(10_000), long(10_001)],
  ['ChronicleOpened', 'lanes', 'none', 'tag'],
  ['ChronicleOpened', 'window', { from: '2018', to: '2019' }, { from: '2018' }],
  ['ChronicleOpened', 'window', { from: '-0043', to: '2019' }, { from: '44 BCE', to: '2019' }],
  [
    'ChronicleOpened',
    'kinds',
    [{ kind: 'a', label: long(100), colour: 'plum' }],
    [{ kind: 'a', label: long(101), colour: 'plum' }],
  ],
  ['ChronicleOpened', 'kinds', [], [{ kind: 'a', label: 'A', colour: '#ff0000' }]],
];

const typeNames = Object.values(eventTypes).map(({ name }) => name);

describe('a field', () => {
  it.each(bounds)('%s %s keeps its bounds', (type, field, inside, outside) => {
    expect(issuesOf(type, dataOf(type, { [field]: inside }))).toEqual([]);
    const issues = issuesOf(type, dataOf(type, { [field]: outside }));
    expect(issues).not.toEqual([]);
    for (const pointer of issues) expect(pointer.split('/')[1]).toBe(field);
  });

  it.each([
    ['OccurrenceRecorded', ['title', 'date', 'kind', 'citations']],
    ['OccurrenceRedated', ['date']],
    ['CitationAdded', ['source', 'locator', 'stance']],
    ['CitationWithdrawn', ['source', 'locator']],
    ['OccurrenceRelated', ['relation', 'occurrence', 'citation']],
    ['OccurrenceUnrelated', ['relation', 'occurrence']],
    ['OccurrenceDisputed', ['dispute', 'about', 'claim', 'citations']],
    ['DisputeResolved', ['dispute', 'outcome', 'resolution']],
    ['OccurrenceMerged', ['into']],
    ['SourceRegistered', ['type', 'title']],
    ['ActorRegistered', ['name', 'kind']],
    ['InstrumentRegistered', ['title', 'kind']],
    ['ChronicleOpened', ['title']],
  ] as const)('%s requires %j and nothing else', (type, required) => {
    const fields = Object.keys(dataOf(type));
    const needed = fields.filter(
      (field) => issuesOf(type, dataOf(type, { [field]: undefined })).length > 0,
    );
    expect(needed.toSorted()).toEqual([...required].toSorted());
  });

  it('is filled in where it has a default', () => {
    const data = dataOf('OccurrenceRecorded', {
      summary: undefined,
      actors: undefined,
      places: undefined,
      tags: undefined,
      chronicles: undefined,
      importance: undefined,
      effects: undefined,
      date: { edtf: '2018' },
    });
    expect(eventTypes.OccurrenceRecorded.schema.parse(data)).toMatchObject({
      summary: '',
      actors: [],
      places: [],
      tags: [],
      chronicles: [],
      importance: 3,
      effects: [],
      date: { edtf: '2018', basis: 'stated' },
    });
  });

  it('is taken from the closed lists that it names', () => {
    for (const type of sourceTypes)
      expect(issuesOf('SourceRegistered', dataOf('SourceRegistered', { type }))).toEqual([]);
    for (const colour of hues) {
      const kinds = [{ kind: 'a', label: 'A', colour }];
      expect(issuesOf('ChronicleOpened', dataOf('ChronicleOpened', { kinds }))).toEqual([]);
    }
  });
});

describe('the date of an occurrence', () => {
  it.each([
    ['/date/edtf', { edtf: '1900-02-29' }],
    ['/date/edtf', { edtf: '' }],
    ['/date/edtf', {}],
    ['/date/basis', { edtf: '2018', basis: 'guessed' }],
    ['/date/verbatim', { edtf: '2018', verbatim: long(501) }],
    ['/date/note', { edtf: '2018', note: long(2_001) }],
    ['/date', { edtf: '2018', earliestDay: 17_532 }],
    ['/date', '2018'],
  ])('has an issue at %s: %j', (pointer, date) => {
    expect(issuesOf('OccurrenceRecorded', dataOf('OccurrenceRecorded', { date }))).toEqual([
      pointer,
    ]);
    expect(issuesOf('OccurrenceRedated', { date })).toEqual([pointer]);
  });
});

describe('a revision', () => {
  it.each([
    'OccurrenceRevised',
    'SourceRevised',
    'ActorRevised',
    'InstrumentRevised',
    'ChronicleRevised',
  ] as const)('%s names a field at least', (type) => {
    expect(issuesOf(type, {})).toEqual(['']);
    expect(issuesOf(type, { title: 'A', name: 'A' })).not.toEqual([]);
  });

  it.each(['date', 'citations', 'relations', 'status'])(
    'of an occurrence never names its %s',
    (field) => {
      const value = field === 'citations' ? [cited] : { edtf: '2018' };
      expect(issuesOf('OccurrenceRevised', { title: 'A', [field]: value })).toEqual(['']);
    },
  );

  it('fills in no default: what is not named stays as it was', () => {
    expect(eventTypes.OccurrenceRevised.schema.parse({ kind: 'law' })).toEqual({ kind: 'law' });
  });
});

describe('an unknown key', () => {
  it.each(typeNames)('is an issue in %s', (type) => {
    const keys = ['role', 'position', 'recordedAt', 'recordedBy', 'id', 'toString', ''];
    for (const key of keys.filter((key) => !Object.hasOwn(dataOf(type), key)))
      expect(issuesOf(type, { ...dataOf(type), [key]: 'x' })).toEqual(['']);
  });

  it.each(typeNames)('is an issue in %s even when it is __proto__', (type) => {
    const json = JSON.stringify(dataOf(type));
    const separator = json === '{}' ? '' : ',';
    const data: unknown = JSON.parse(`{"__proto__":{"isLive":true}${separator}${json.slice(1)}`);
    expect(issuesOf(type, data)).toEqual(['']);
  });

  it.each([
    ['OccurrenceRecorded', 'citations', '/citations/0'],
    ['OccurrenceRecorded', 'actors', '/actors/0'],
    ['OccurrenceRecorded', 'effects', '/effects/0'],
    ['OccurrenceDisputed', 'citations', '/citations/0'],
    ['InstrumentRegistered', 'citations', '/citations/0'],
    ['ChronicleOpened', 'kinds', '/kinds/0'],
  ] as const)('is an issue within %s %s', (type, field, pointer) => {
    const list: unknown = Reflect.get(dataOf(type), field);
    const [first, ...rest] = Array.isArray(list) ? list : [];
    for (const key of ['"x"', '"__proto__"']) {
      const strange: unknown = JSON.parse(`{${key}:1,${JSON.stringify(first).slice(1)}`);
      expect(issuesOf(type, dataOf(type, { [field]: [strange, ...rest] }))).toEqual([pointer]);
    }
  });
});

describe('data that is no object', () => {
  it.each(typeNames)('is an issue in %s', (type) => {
    for (const data of [null, undefined, 'x', 7, true, [], [{}]])
      expect(issuesOf(type, data)).not.toEqual([]);
  });
});
