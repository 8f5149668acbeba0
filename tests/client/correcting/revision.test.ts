import { describe, expect, it } from 'vitest';
import {
  dropRevision,
  keepRevision,
  readRevision,
  type RevisionDrawer,
} from '../../../client/correcting/revision-drawer.ts';
import { revisionChecks, sayingsOf, type Revision } from '../../../client/correcting/revision.ts';
import { inForm } from '../../../client/correcting/saying.ts';
import { draftOf, tidied, toldBy, type Telling } from '../../../client/correcting/telling.ts';

const base: Telling = {
  title: 'The treaty',
  slug: 'the-treaty',
  summary: '',
  kind: 'agreement',
  actors: [{ actor: 'a1', role: 'lead-signatory' }],
  places: ['Rome'],
  tags: ['trade-secrets'],
  chronicles: ['c1'],
  importance: 3,
  effects: [{ instrument: 'i1', standing: 'in-force' }],
};
const draft = draftOf(base, {
  called: new Map([
    ['actor-a1', 'Ada’s ministry'],
    ['instrument-i1', 'The law'],
  ]),
  kinds: [],
});
const revision: Revision = {
  version: 1,
  occurrence: 'o1',
  base,
  baseVersion: 5,
  draft,
  reason: '',
};

function drawer(): RevisionDrawer & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('a telling that is written anew', () => {
  it('tells the same as long as nothing is changed', () => {
    expect(toldBy(draft)).toEqual(base);
    expect(draft.actors[0]?.actor).toEqual({ text: 'Ada’s ministry', id: 'a1' });
  });

  it('leaves out rows in which nothing is written', () => {
    const blank = { actor: { text: ' ', id: null }, role: '' };
    const written = { ...draft, actors: [blank, ...draft.actors, blank] };
    expect(toldBy(written)).toEqual(base);
    expect(tidied(written).actors).toEqual(draft.actors);
  });
});

describe('a revision', () => {
  it('says only what changed, on the version that it began from', () => {
    const changed = { ...revision, draft: { ...draft, title: ' The pact ', importance: 5 } };
    expect(sayingsOf(changed)).toEqual([
      {
        stream: 'occurrence-o1',
        type: 'OccurrenceRevised',
        data: { title: 'The pact', importance: 5 },
        expectedVersion: 5,
      },
    ]);
    expect(revisionChecks(changed)).toEqual([]);
  });

  it('registers first what was created in place, and puts what is wrong with it in its place', () => {
    const thing = {
      thing: 'actor',
      id: 'n1',
      eventId: 'e1',
      name: 'A newcomer',
      kind: '',
    } as const;
    const actors = [...draft.actors, { actor: { text: 'A newcomer', id: 'n1' }, role: 'party' }];
    const unused = { ...thing, id: 'n2' };
    const sayings = sayingsOf({
      ...revision,
      draft: { ...draft, actors, newThings: [thing, unused] },
    });
    expect(sayings.map(({ type }) => type)).toEqual(['ActorRegistered', 'OccurrenceRevised']);
    const problem = { code: 'x', detail: 'x' };
    expect(
      inForm(
        [
          { ...problem, pointer: '/events/0/data/kind' },
          { ...problem, pointer: '/events/1/data/title' },
          { ...problem, pointer: '/events/1' },
          { ...problem, pointer: '/reason' },
        ],
        sayings,
      ).map(({ pointer }) => pointer),
    ).toEqual(['/actors/1/actor/new/kind', '/title', '', '/reason']);
  });

  it('says at once what is missing, and that nothing changed', () => {
    expect(revisionChecks(revision).map(({ code }) => code)).toEqual(['nothing-changed']);
    const actors = [{ actor: { text: 'Somebody', id: null }, role: '' }];
    expect(
      revisionChecks({ ...revision, draft: { ...draft, title: ' ', actors } }).map(
        ({ pointer, code }) => [pointer, code],
      ),
    ).toEqual([
      ['/title', 'missing'],
      ['/actors/0/actor', 'unpicked'],
      ['/actors/0/role', 'missing'],
    ]);
  });

  it('is kept under its writer and occurrence until it is dropped', () => {
    const kept = drawer();
    keepRevision(kept, 'Ada', revision);
    expect(readRevision(kept, 'Ada', 'o1')).toEqual(revision);
    expect(readRevision(kept, 'Grace', 'o1')).toBeNull();
    expect(readRevision(kept, 'Ada', 'o2')).toBeNull();
    dropRevision(kept, 'Ada', 'o1');
    expect(readRevision(kept, 'Ada', 'o1')).toBeNull();
  });

  it('is not read where it is of another form, or damaged', () => {
    const kept = drawer();
    keepRevision(kept, 'Ada', revision);
    const [key = ''] = kept.kept.keys();
    for (const text of [
      '{',
      'null',
      '[]',
      JSON.stringify({ ...revision, version: 2 }),
      JSON.stringify({ ...revision, base: {} }),
      JSON.stringify({ ...revision, draft: { ...draft, tags: 'a' } }),
    ]) {
      kept.kept.set(key, text);
      expect(readRevision(kept, 'Ada', 'o1')).toBeNull();
    }
  });
});
