import { describe, expect, it } from 'vitest';
import { accepted, given, refused } from '../../support/given.ts';
import {
  because,
  cited,
  citing,
  occurrence,
  reinstated,
  retracted,
  revised,
  say,
  source,
  withdrawn,
} from '../../support/sayings.ts';

describe('registering a source', () => {
  it('begins its stream', () => {
    expect(given().when(source('paper'))).toBe(accepted);
  });

  it('is said once', () => {
    const past = given(source('paper'));
    expect(past.when(source('paper'))).toMatchObject(refused('already-registered'));
  });

  it('is not said again after a withdrawal', () => {
    const past = given(source('paper'), withdrawn('paper'));
    expect(past.when(source('paper'))).toMatchObject(refused('already-registered'));
  });

  it('needs no reason', () => {
    expect(given().when(because('', source('paper')))).toBe(accepted);
  });

  it('may name a registered source that it is known through', () => {
    const past = given(source('paper'));
    expect(past.when(source('report', { citedVia: 'paper' }))).toBe(accepted);
  });

  it('does not name an unregistered one', () => {
    expect(given().when(source('report', { citedVia: 'paper' }))).toMatchObject(
      refused('unregistered-source', '/citedVia'),
    );
  });

  it('does not name a withdrawn one', () => {
    const past = given(source('paper'), withdrawn('paper'));
    expect(past.when(source('report', { citedVia: 'paper' }))).toMatchObject(
      refused('withdrawn-source', '/citedVia'),
    );
  });

  it('does not name itself', () => {
    expect(given().when(source('paper', { citedVia: 'paper' }))).toMatchObject(
      refused('cited-via-itself', '/citedVia'),
    );
  });
});

describe('revising a source', () => {
  it('follows its registration', () => {
    expect(given().when(revised('source', 'paper', { title: 'A' }))).toMatchObject(
      refused('not-registered'),
    );
    expect(given(source('paper')).when(revised('source', 'paper', { title: 'A' }))).toBe(accepted);
  });

  it('changes something', () => {
    const past = given(source('paper', { title: 'A', author: [{ literal: 'B' }] }));
    expect(
      past.when(revised('source', 'paper', { title: 'A', author: [{ literal: 'B' }] })),
    ).toMatchObject(refused('nothing-changed'));
    expect(past.when(revised('source', 'paper', { title: 'A', volume: '2' }))).toBe(accepted);
  });

  it('counts a field that was not given before as a change', () => {
    const past = given(source('paper'));
    expect(past.when(revised('source', 'paper', { published: '2018-10' }))).toBe(accepted);
  });

  it('is not cited via itself', () => {
    expect(
      given(source('paper')).when(revised('source', 'paper', { citedVia: 'paper' })),
    ).toMatchObject(refused('cited-via-itself', '/citedVia'));
  });

  it('closes no circle of sources known through each other', () => {
    const past = given(
      source('a'),
      source('b', { citedVia: 'a' }),
      source('c', { citedVia: 'b' }),
      source('d'),
    );
    expect(past.when(revised('source', 'a', { citedVia: 'c' }))).toMatchObject(
      refused('cited-via-cycle', '/citedVia'),
    );
    expect(past.when(revised('source', 'a', { citedVia: 'd' }))).toBe(accepted);
  });
});

describe('withdrawing a source', () => {
  it('follows its registration', () => {
    expect(given().when(withdrawn('paper'))).toMatchObject(refused('not-registered'));
    expect(given(source('paper')).when(withdrawn('paper'))).toBe(accepted);
  });

  it('gives its reason', () => {
    const past = given(source('paper'));
    expect(past.when(because(' ', withdrawn('paper')))).toMatchObject(refused('reason-required'));
  });

  it('ends what can be said of it', () => {
    const past = given(source('paper'), withdrawn('paper'));
    expect(past.when(withdrawn('paper'))).toMatchObject(refused('withdrawn'));
    expect(past.when(revised('source', 'paper', { title: 'A' }))).toMatchObject(
      refused('withdrawn'),
    );
  });

  it('leaves no live occurrence without support, and names up to five', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const past = given(source('paper'), ...ids.map((id) => occurrence(id)));
    const refusal = past.when(withdrawn('paper'));
    expect(refusal).toMatchObject(refused('rests-on-it-alone'));
    expect(refusal?.message).toContain('a, b, c, d, e and 2 more');
  });

  it('names all five of five', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const past = given(source('paper'), ...ids.map((id) => occurrence(id)));
    expect(past.when(withdrawn('paper'))?.message).toContain('supports a, b, c, d, e;');
  });

  it('is allowed when another source supports them too', () => {
    const past = given(
      source('paper'),
      source('book'),
      occurrence('a'),
      cited('a', citing('book')),
    );
    expect(past.when(withdrawn('paper'))).toBe(accepted);
  });

  it('is not helped by a source that only mentions them', () => {
    const past = given(
      source('paper'),
      source('book'),
      occurrence('a'),
      cited('a', citing('book', { stance: 'mentions' })),
    );
    expect(past.when(withdrawn('paper'))).toMatchObject(refused('rests-on-it-alone'));
  });

  it('is not helped by a source that was withdrawn before', () => {
    const past = given(
      source('paper'),
      source('book'),
      occurrence('a'),
      cited('a', citing('book')),
      withdrawn('book'),
    );
    expect(past.when(withdrawn('paper'))).toMatchObject(refused('rests-on-it-alone'));
  });

  it('does not ask retracted occurrences', () => {
    const past = given(source('paper'), occurrence('a'), retracted('a'));
    expect(past.when(withdrawn('paper'))).toBe(accepted);
  });

  it('asks reinstated ones', () => {
    const past = given(source('paper'), occurrence('a'), retracted('a'), reinstated('a'));
    expect(past.when(withdrawn('paper'))).toMatchObject(refused('rests-on-it-alone'));
  });
});

describe('the stream of a source', () => {
  it('holds nothing that is said of other things', () => {
    const data = { name: 'A', kind: 'state' };
    expect(given().when(say('ActorRegistered', 'source-a', data))).toMatchObject(
      refused('wrong-stream'),
    );
  });
});
