import { describe, expect, it } from 'vitest';
import { accepted, given, refused } from '../../support/given.ts';
import {
  because,
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
  withdrawn,
} from '../../support/sayings.ts';

const past = [
  source('paper'),
  source('book'),
  occurrence('a'),
  occurrence('b'),
  occurrence('c'),
  cited('a', citing('book')),
  related('a', 'causes', 'b'),
  disputed('a', 'day'),
];

/** Everything that can be said of a live occurrence. */
const sayings = [
  revised('occurrence', 'a', { title: 'A' }),
  say('OccurrenceRedated', 'occurrence-a', { date: { edtf: '2018' } }),
  cited('a', citing('paper', { locator: 'page 2' })),
  say('CitationWithdrawn', 'occurrence-a', { source: 'book', locator: 'page 1' }),
  related('a', 'follows', 'b'),
  unrelated('a', 'causes', 'b'),
  disputed('a', 'place'),
  resolved('a', 'day'),
  retracted('a'),
  merged('a', 'b'),
].map((proposed) => [proposed.type, proposed] as const);

describe('a live occurrence', () => {
  it.each(sayings)('takes %s', (_type, proposed) => {
    expect(given(...past).when(proposed)).toBe(accepted);
  });

  it('is not reinstated', () => {
    expect(given(...past).when(reinstated('a'))).toMatchObject(refused('already-live'));
  });
});

describe('a retracted occurrence', () => {
  it.each(sayings)('takes no %s', (_type, proposed) => {
    expect(given(...past, retracted('a')).when(proposed)).toMatchObject(refused('retracted'));
  });

  it('is not recorded again', () => {
    expect(given(...past, retracted('a')).when(occurrence('a'))).toMatchObject(
      refused('already-recorded'),
    );
  });

  it('is reinstated', () => {
    expect(given(...past, retracted('a')).when(reinstated('a'))).toBe(accepted);
  });

  it.each(sayings)('takes %s once reinstated', (_type, proposed) => {
    expect(given(...past, retracted('a'), reinstated('a')).when(proposed)).toBe(accepted);
  });
});

describe('a merged occurrence', () => {
  it.each(sayings)('takes no %s', (_type, proposed) => {
    expect(given(...past, merged('a', 'b')).when(proposed)).toMatchObject(refused('merged'));
  });

  it('is reinstated', () => {
    expect(given(...past, merged('a', 'b')).when(reinstated('a'))).toBe(accepted);
  });
});

describe('an occurrence that was never recorded', () => {
  it.each(sayings)('takes no %s', (_type, proposed) => {
    expect(given(source('paper')).when(proposed)).toMatchObject(refused('not-recorded'));
  });

  it('is not reinstated', () => {
    expect(given().when(reinstated('a'))).toMatchObject(refused('not-recorded'));
  });
});

describe('a retraction', () => {
  it('gives its reason', () => {
    expect(given(...past).when(because('', retracted('a')))).toMatchObject(
      refused('reason-required'),
    );
  });
});

describe('a reinstatement', () => {
  it('gives its reason', () => {
    expect(given(...past, retracted('a')).when(because('', reinstated('a')))).toMatchObject(
      refused('reason-required'),
    );
  });

  it('needs support by a source that was not withdrawn meanwhile', () => {
    const gone = [...past, retracted('c'), retracted('b'), withdrawn('paper')];
    expect(given(...gone).when(reinstated('c'))).toMatchObject(refused('unsourced'));
    expect(given(...gone, retracted('a')).when(reinstated('a'))).toBe(accepted);
  });
});
