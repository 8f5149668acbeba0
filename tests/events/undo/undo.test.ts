import { describe, expect, it } from 'vitest';
import { archiveOf } from '../../support/given.ts';
import * as say from '../../support/sayings.ts';
import { essenceOf, undo, undoing } from './undoing.ts';

const ground = [
  say.source('paper'),
  say.source('memoir'),
  say.actor('us'),
  say.occurrence('a', { title: 'First', tags: ['trade'] }),
  say.occurrence('b'),
];
const positionOf = { paper: 1, us: 3, a: 4 };
const last = ground.length + 1;

const redated = (edtf: string) => say.say('OccurrenceRedated', 'occurrence-a', { date: { edtf } });
const memoir = say.citing('memoir', { locator: 'page 9', note: 'from memory' });
const takenBack = { dispute: 'day', outcome: 'rejected' };

describe('undoing the last event', () => {
  it.each([
    ['a revision', say.revised('occurrence', 'a', { title: 'Other', tags: ['cyber'] })],
    ['a redating', redated('2016')],
    ['a citation', say.cited('a', memoir)],
    ['a relation', say.related('a', 'follows', 'b')],
    ['a dispute', say.disputed('a', 'day')],
    ['a retraction', say.retracted('a')],
    ['a merger', say.merged('a', 'b')],
    ['a revision of a source', say.revised('source', 'memoir', { URL: 'https://example.org/' })],
    ['a revision of an actor', say.revised('actor', 'us', { name: 'America' })],
  ])('gives back what was before %s', (_what, said) => {
    const archive = archiveOf(...ground);
    const before = essenceOf(archive.things.get(said.stream));
    archive.append(said);
    expect(essenceOf(archive.things.get(said.stream))).not.toEqual(before);
    expect(undo(archive, last)).toMatchObject({ blocked: [] });
    expect(essenceOf(archive.things.get(said.stream))).toEqual(before);
  });

  it.each([
    [
      'a citation',
      say.cited('a', memoir),
      'CitationWithdrawn',
      { source: 'memoir', locator: 'page 9' },
    ],
    [
      'a relation',
      say.related('a', 'follows', 'b'),
      'OccurrenceUnrelated',
      { relation: 'follows', occurrence: 'b' },
    ],
    ['a dispute', say.disputed('a', 'day'), 'DisputeResolved', takenBack],
    ['a first telling', say.occurrence('c'), 'OccurrenceRetracted', {}],
    ['a source', say.source('leak'), 'SourceWithdrawn', {}],
  ])('takes back %s', (_what, said, type, data) => {
    const { undone } = undo(archiveOf(...ground, said), last);
    expect(undone).toMatchObject([{ position: last, event: { type, data, stream: said.stream } }]);
  });

  it.each([
    [
      'a citation',
      say.cited('a', memoir),
      say.say('CitationWithdrawn', 'occurrence-a', { source: 'memoir', locator: 'page 9' }),
    ],
    ['a relation', say.related('a', 'follows', 'b'), say.unrelated('a', 'follows', 'b')],
  ])('says again %s that was withdrawn, with all it said', (_what, said, withdrawn) => {
    const { undone } = undo(archiveOf(...ground, said, withdrawn), last + 1);
    expect(undone).toMatchObject([{ event: { type: said.type, data: said.data } }]);
  });

  it('raises a resolved dispute anew, under the next free name', () => {
    const archive = archiveOf(...ground, say.disputed('a', 'day'), say.resolved('a', 'day'));
    const [raised] = undo(archive, last + 1).undone;
    expect(raised?.event).toMatchObject({ type: 'OccurrenceDisputed', data: { dispute: 'day-2' } });
    archive.append(say.resolved('a', 'day-2'));
    const [again] = undo(archive, last + 3).undone;
    expect(again?.event.data).toMatchObject({ dispute: 'day-3', claim: 'It was a day later.' });
  });

  it('cuts a name that would be too long', () => {
    const name = `${'d'.repeat(62)}-x`;
    const archive = archiveOf(...ground, say.disputed('a', name), say.resolved('a', name));
    const [raised] = undo(archive, last + 1).undone;
    expect(raised?.event.data).toMatchObject({ dispute: `${'d'.repeat(62)}-2` });
  });

  it('merges into the same one again what was reinstated', () => {
    const archive = archiveOf(...ground, say.merged('a', 'b'), say.reinstated('a'));
    expect(undo(archive, last + 1).undone).toMatchObject([
      { event: { type: 'OccurrenceMerged', data: { into: 'b' } } },
    ]);
  });

  it('changes only the fields that the revision changed, and clears what it gave', () => {
    const said = say.revised('source', 'memoir', { title: 'Report memoir', publisher: 'A press' });
    const { undone } = undo(archiveOf(...ground, said), last);
    expect(undone).toMatchObject([{ event: { data: { publisher: null } } }]);
    expect(undone[0]?.event.data).not.toHaveProperty('title');
  });
});

describe('undoing an earlier event', () => {
  it('leaves what was said of other fields since', () => {
    const archive = archiveOf(
      ...ground,
      say.revised('occurrence', 'a', { title: 'Other' }),
      say.revised('occurrence', 'a', { importance: 5 }),
    );
    undo(archive, last);
    expect(archive.occurrence('a')).toMatchObject({ title: 'First', importance: 5 });
  });

  it('is blocked by name where a field was changed again', () => {
    const archive = archiveOf(
      ...ground,
      say.revised('occurrence', 'a', { title: 'Other', importance: 5, tags: [] }),
      say.revised('occurrence', 'a', { title: 'Third', tags: ['cyber'] }),
    );
    expect(undoing(archive, last)).toEqual({
      undone: [],
      blocked: [
        {
          position: last,
          code: 'changed-since',
          message: 'title and tags changed again since; undo that first, or revise it by hand',
        },
      ],
    });
  });

  it('leaves a field that was given its former value since', () => {
    const archive = archiveOf(
      ...ground,
      say.revised('occurrence', 'a', { title: 'Other', importance: 5 }),
      say.revised('occurrence', 'a', { title: 'First' }),
    );
    expect(undo(archive, last).undone[0]?.event.data).toEqual({ importance: 3 });
  });

  it.each([
    ['a redating', [redated('2016'), redated('2017')], 'changed-since'],
    ['a redating', [redated('2016'), redated('2015-09-25')], 'already-undone'],
    [
      'a citation',
      [
        say.cited('a', memoir),
        say.say('CitationWithdrawn', 'occurrence-a', { source: 'memoir', locator: 'page 9' }),
        say.cited('a', { ...memoir, stance: 'mentions' }),
      ],
      'changed-since',
    ],
    [
      'a relation',
      [say.related('a', 'follows', 'b'), say.unrelated('a', 'follows', 'b')],
      'already-undone',
    ],
    ['a dispute', [say.disputed('a', 'day'), say.resolved('a', 'day')], 'already-undone'],
    ['a retraction', [say.retracted('a'), say.reinstated('a')], 'already-undone'],
    [
      'a retraction',
      [say.retracted('a'), say.reinstated('a'), say.merged('a', 'b')],
      'changed-since',
    ],
    ['a merger', [say.merged('a', 'b'), say.reinstated('a'), say.retracted('a')], 'changed-since'],
  ])('does not take back %s that others changed', (_what, said, code) => {
    expect(undoing(archiveOf(...ground, ...said), last)).toMatchObject({
      undone: [],
      blocked: [{ position: last, code }],
    });
  });

  it('is blocked by the rules of the archive, with their remedy', () => {
    const archive = archiveOf(...ground, say.revised('occurrence', 'a', { title: 'Other' }));
    archive.append(say.retracted('a'));
    expect(undoing(archive, last)).toMatchObject({ blocked: [{ code: 'retracted' }] });
    expect(undoing(archiveOf(...ground), positionOf.paper)).toMatchObject({
      blocked: [{ code: 'rests-on-it-alone', message: expect.stringContaining('a, b') as unknown }],
    });
  });

  it.each([
    ['the withdrawal of a source', [say.withdrawn('memoir')], last, 'withdrawn-for-good'],
    ['the registration of an actor', [], positionOf.us, 'stays-registered'],
    ['what is not recorded', [], last, 'not-recorded'],
  ])('is not possible for %s', (_what, said, position, code) => {
    const plan = undoing(archiveOf(...ground, ...said), position);
    expect(plan).toMatchObject({ undone: [], blocked: [{ position, code }] });
  });
});

describe('undoing a run', () => {
  it('goes from the newest to the oldest, whatever the order asked for, each once', () => {
    const archive = archiveOf(...ground, redated('2016'), redated('2017'));
    const { undone } = undo(archive, last, last + 1, last);
    expect(undone.map(({ position }) => position)).toEqual([last + 1, last]);
    expect(archive.occurrence('a')?.date).toEqual({ edtf: '2015-09-25', basis: 'stated' });
  });

  it('withdraws a source once nothing rests on it any more', () => {
    const archive = archiveOf(
      ...ground,
      say.source('leak'),
      say.occurrence('c', { citations: [say.citing('leak')] }),
    );
    expect(undo(archive, last, last + 1)).toMatchObject({ blocked: [] });
    expect(archive.source('leak')?.withdrawn).toBe(true);
  });

  it('goes on without what is blocked', () => {
    const archive = archiveOf(...ground, say.actor('china'), redated('2016'));
    expect(undo(archive, last, last + 1)).toMatchObject({
      undone: [{ position: last + 1 }],
      blocked: [{ position: last, code: 'stays-registered' }],
    });
  });
});
