import { describe, expect, it } from 'vitest';
import { accepted, given, refused } from '../../support/given.ts';
import {
  because,
  cited,
  citing,
  occurrence,
  say,
  source,
  withdrawn,
} from '../../support/sayings.ts';

const past = [source('paper'), source('book'), occurrence('a')];

function uncited(id: string, of: string, locator = 'page 1') {
  return say('CitationWithdrawn', `occurrence-${id}`, { source: of, locator });
}

describe('adding a citation', () => {
  it('follows the recording', () => {
    expect(given(source('paper')).when(cited('a', citing('paper')))).toMatchObject(
      refused('not-recorded'),
    );
    expect(given(...past).when(cited('a', citing('book')))).toBe(accepted);
  });

  it('names a registered source', () => {
    expect(given(...past).when(cited('a', citing('diary')))).toMatchObject(
      refused('unregistered-source', '/source'),
    );
  });

  it('names no withdrawn source', () => {
    expect(given(...past, withdrawn('book')).when(cited('a', citing('book')))).toMatchObject(
      refused('withdrawn-source', '/source'),
    );
  });

  it('names a place that is not cited yet, whatever its stance', () => {
    expect(given(...past).when(cited('a', citing('paper', { stance: 'disputes' })))).toMatchObject(
      refused('already-cited', '/locator'),
    );
    expect(given(...past).when(cited('a', citing('paper', { locator: 'page 2' })))).toBe(accepted);
  });

  it('may come again after a withdrawal', () => {
    const back = given(...past, cited('a', citing('book')), uncited('a', 'book'));
    expect(back.when(cited('a', citing('book')))).toBe(accepted);
  });
});

describe('withdrawing a citation', () => {
  const twice = [...past, cited('a', citing('book'))];

  it('follows the recording', () => {
    expect(given(source('paper')).when(uncited('a', 'paper'))).toMatchObject(
      refused('not-recorded'),
    );
  });

  it('names one that stands, by its source and exact locator', () => {
    expect(given(...twice).when(uncited('a', 'book', 'Page 1'))).toMatchObject(
      refused('not-cited', '/locator'),
    );
    expect(given(...twice).when(uncited('a', 'diary'))).toMatchObject(
      refused('not-cited', '/locator'),
    );
    expect(given(...twice).when(uncited('a', 'book'))).toBe(accepted);
  });

  it('gives its reason', () => {
    expect(given(...twice).when(because('', uncited('a', 'book')))).toMatchObject(
      refused('reason-required'),
    );
  });

  it('leaves a citation that supports the occurrence', () => {
    expect(given(...past).when(uncited('a', 'paper'))).toMatchObject(refused('unsourced'));
    const mentioned = given(...past, cited('a', citing('book', { stance: 'mentions' })));
    expect(mentioned.when(uncited('a', 'paper'))).toMatchObject(refused('unsourced'));
    expect(given(...twice).when(uncited('a', 'paper'))).toBe(accepted);
  });

  it('does not count the support of a withdrawn source', () => {
    const rests = given(...twice, withdrawn('book'));
    expect(rests.when(uncited('a', 'paper'))).toMatchObject(refused('unsourced'));
  });

  it('may take away a citation that does not support', () => {
    const mentioned = given(...past, cited('a', citing('book', { stance: 'mentions' })));
    expect(mentioned.when(uncited('a', 'book'))).toBe(accepted);
  });

  it('may take away the citation of a withdrawn source', () => {
    expect(given(...twice, withdrawn('book')).when(uncited('a', 'book'))).toBe(accepted);
  });
});
