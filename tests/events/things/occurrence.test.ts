import { describe, expect, it } from 'vitest';
import type { Proposed } from '../../../events/decisions/decide.ts';
import { samePlace, supportOf } from '../../../events/things/occurrence.ts';
import { archiveOf } from '../../support/given.ts';
import {
  actor,
  cited,
  citing,
  disputed,
  merged,
  occurrence,
  related,
  reinstated,
  resolved,
  retracted,
  revised,
  say,
  source,
  unrelated,
} from '../../support/sayings.ts';

const past = [source('paper'), source('book'), occurrence('a'), occurrence('b')];
const after = (...more: readonly Proposed[]) => archiveOf(...past, ...more).occurrence('a');

describe('an occurrence', () => {
  it('begins as it was recorded, live, without relations and disputes', () => {
    expect(after()).toEqual({
      thing: 'occurrence',
      id: 'a',
      version: 1,
      status: 'live',
      mergedInto: null,
      slug: 'occurrence-a',
      title: 'Occurrence a',
      summary: '',
      date: { edtf: '2015-09-25', basis: 'stated' },
      kind: 'statement',
      actors: [],
      places: [],
      tags: [],
      chronicles: [],
      importance: 3,
      effects: [],
      citations: [citing('paper')],
      relations: [],
      disputes: [],
    });
  });

  it('keeps the slug it was given', () => {
    const archive = archiveOf(source('paper'), occurrence('a', { slug: 'arrest' }));
    expect(archive.occurrence('a')?.slug).toBe('arrest');
  });

  it('keeps its slug when its title is revised', () => {
    expect(after(revised('occurrence', 'a', { title: 'Another title' }))).toMatchObject({
      title: 'Another title',
      slug: 'occurrence-a',
    });
  });

  it('takes on only the fields that a revision names, each wholly', () => {
    const state = after(
      actor('china'),
      revised('occurrence', 'a', { tags: ['x', 'y'], importance: 1 }),
      revised('occurrence', 'a', { tags: ['z'], actors: [{ actor: 'china', role: 'host' }] }),
    );
    expect(state).toMatchObject({
      title: 'Occurrence a',
      tags: ['z'],
      importance: 1,
      actors: [{ actor: 'china', role: 'host' }],
    });
  });

  it('takes on a new date as a whole', () => {
    const date = { edtf: '2018', verbatim: 'in 2018', basis: 'inferred', note: 'from its place' };
    const state = after(
      say('OccurrenceRedated', 'occurrence-a', { date }),
      say('OccurrenceRedated', 'occurrence-a', { date: { edtf: '2019' } }),
    );
    expect(state?.date).toEqual({ edtf: '2019', basis: 'stated' });
  });

  it('keeps its citations in the order in which they were added', () => {
    const more = [
      citing('book'),
      citing('paper', { locator: 'page 2' }),
      citing('book', { locator: 'page 9' }),
    ];
    const state = after(
      ...more.map((citation) => cited('a', citation)),
      say('CitationWithdrawn', 'occurrence-a', { source: 'book', locator: 'page 1' }),
    );
    expect(state?.citations).toEqual([citing('paper'), more[1], more[2]]);
  });

  it('loses only the relation that is ended', () => {
    const state = after(
      related('a', 'causes', 'b'),
      related('a', 'follows', 'b'),
      unrelated('a', 'causes', 'b'),
    );
    expect(state?.relations).toEqual([
      { relation: 'follows', occurrence: 'b', citation: citing('paper') },
    ]);
  });

  it('keeps every dispute, and how it was resolved', () => {
    const state = after(disputed('a', 'day'), disputed('a', 'place'), resolved('a', 'day'));
    const claim = { about: 'date', claim: 'It was a day later.', citations: [citing('paper')] };
    expect(state?.disputes).toEqual([
      {
        ...claim,
        dispute: 'day',
        resolved: { outcome: 'rejected', resolution: 'The diary settles it.' },
      },
      { ...claim, dispute: 'place', resolved: null },
    ]);
  });

  it('is retracted and reinstated without losing anything', () => {
    const before = after(related('a', 'causes', 'b'), disputed('a', 'day'));
    const events = [related('a', 'causes', 'b'), disputed('a', 'day'), retracted('a')];
    expect(after(...events)).toEqual({ ...before, status: 'retracted', version: 4 });
    expect(after(...events, reinstated('a'))).toEqual({ ...before, version: 5 });
  });

  it('knows what it was merged into, until it is reinstated', () => {
    expect(after(merged('a', 'b'))).toMatchObject({ status: 'merged', mergedInto: 'b' });
    expect(after(merged('a', 'b'), reinstated('a'))).toMatchObject({
      status: 'live',
      mergedInto: null,
    });
  });

  it('is at the version of its last event', () => {
    expect(after()?.version).toBe(1);
    expect(after(cited('a', citing('book')), retracted('a'))?.version).toBe(3);
  });
});

describe('the support of an occurrence', () => {
  it('is every citation that supports it', () => {
    const citations = [
      citing('paper'),
      citing('book', { stance: 'mentions' }),
      citing('diary', { stance: 'disputes' }),
    ];
    const state = archiveOf(
      source('paper'),
      source('book'),
      source('diary'),
      occurrence('a', { citations }),
    ).occurrence('a');
    expect(state && supportOf(state)).toEqual([citing('paper')]);
  });

  it('is cited at the same place when source and locator are the same', () => {
    expect(samePlace({ source: 'a', locator: '1' }, { source: 'a', locator: '1' })).toBe(true);
    expect(samePlace({ source: 'a', locator: '1' }, { source: 'a', locator: '2' })).toBe(false);
    expect(samePlace({ source: 'a', locator: '1' }, { source: 'b', locator: '1' })).toBe(false);
  });
});
