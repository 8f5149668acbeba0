import { describe, expect, it } from 'vitest';
import { accepted, given, refused } from '../../support/given.ts';
import {
  because,
  citing,
  disputed,
  occurrence,
  resolved,
  source,
  withdrawn,
} from '../../support/sayings.ts';

const past = [source('paper'), source('book'), occurrence('a'), occurrence('b')];

describe('disputing an occurrence', () => {
  it('needs no reason: its claim is one', () => {
    expect(given(...past).when(because('', disputed('a', 'day')))).toBe(accepted);
  });

  it('takes a name that is new within the occurrence', () => {
    const once = given(...past, disputed('a', 'day'));
    expect(once.when(disputed('a', 'day'))).toMatchObject(refused('already-disputed', '/dispute'));
    expect(once.when(disputed('a', 'place'))).toBe(accepted);
    expect(once.when(disputed('b', 'day'))).toBe(accepted);
  });

  it('does not take the name of a resolved dispute', () => {
    expect(
      given(...past, disputed('a', 'day'), resolved('a', 'day')).when(disputed('a', 'day')),
    ).toMatchObject(refused('already-disputed', '/dispute'));
  });

  it('cites what supports its claim', () => {
    const against = [citing('paper', { stance: 'disputes' })];
    expect(given(...past).when(disputed('a', 'day', { citations: against }))).toMatchObject(
      refused('unsourced', '/citations'),
    );
    const both = [...against, citing('book')];
    expect(given(...past).when(disputed('a', 'day', { citations: both }))).toBe(accepted);
  });

  it('cites only registered sources that are not withdrawn, each place once', () => {
    expect(
      given(...past).when(disputed('a', 'day', { citations: [citing('book'), citing('x')] })),
    ).toMatchObject(refused('unregistered-source', '/citations/1/source'));
    expect(
      given(...past, withdrawn('book')).when(disputed('a', 'day', { citations: [citing('book')] })),
    ).toMatchObject(refused('withdrawn-source', '/citations/0/source'));
    expect(
      given(...past).when(disputed('a', 'day', { citations: [citing('book'), citing('book')] })),
    ).toMatchObject(refused('duplicate', '/citations/1'));
  });
});

describe('resolving a dispute', () => {
  it('names one that was raised', () => {
    const raised = given(...past, disputed('a', 'day'));
    expect(raised.when(resolved('a', 'place'))).toMatchObject(refused('not-disputed', '/dispute'));
    expect(raised.when(resolved('b', 'day'))).toMatchObject(refused('not-disputed', '/dispute'));
    expect(raised.when(resolved('a', 'day'))).toBe(accepted);
  });

  it('is said once', () => {
    const ended = given(...past, disputed('a', 'day'), resolved('a', 'day'));
    expect(ended.when(resolved('a', 'day'))).toMatchObject(refused('already-resolved', '/dispute'));
  });

  it('needs no reason: its resolution is one', () => {
    const raised = given(...past, disputed('a', 'day'));
    expect(raised.when(because('', resolved('a', 'day')))).toBe(accepted);
  });
});
