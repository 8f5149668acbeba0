import { describe, expect, it } from 'vitest';
import { relations } from '../../../events/vocabulary/occurrence.ts';
import { accepted, given, refused } from '../../support/given.ts';
import {
  because,
  citing,
  merged,
  occurrence,
  related,
  reinstated,
  retracted,
  say,
  source,
  unrelated,
  withdrawn,
} from '../../support/sayings.ts';

const three = [source('paper'), occurrence('a'), occurrence('b'), occurrence('c')];

function relatedBy(citation: object) {
  const data = { relation: 'causes', occurrence: 'b', citation };
  return say('OccurrenceRelated', 'occurrence-a', data);
}

describe('relating an occurrence to another', () => {
  it.each(relations)('may say %s', (relation) => {
    expect(given(...three).when(related('a', relation, 'b'))).toBe(accepted);
  });

  it.each(relations)('does not say %s of itself', (relation) => {
    expect(given(...three).when(related('a', relation, 'a'))).toMatchObject(
      refused('relation-to-itself', '/occurrence'),
    );
  });

  it('follows the recording of both', () => {
    expect(given(...three).when(related('x', 'causes', 'a'))).toMatchObject(
      refused('not-recorded'),
    );
    expect(given(...three).when(related('a', 'causes', 'x'))).toMatchObject(
      refused('unrecorded-occurrence', '/occurrence'),
    );
  });

  it('names no retracted occurrence', () => {
    expect(given(...three, retracted('b')).when(related('a', 'causes', 'b'))).toMatchObject(
      refused('retracted-occurrence', '/occurrence'),
    );
  });

  it('names no merged occurrence, and tells which one was kept', () => {
    const refusal = given(...three, merged('b', 'c')).when(related('a', 'causes', 'b'));
    expect(refusal).toMatchObject(refused('merged-occurrence', '/occurrence'));
    expect(refusal?.message).toContain('merged into c');
  });

  it('says the same once', () => {
    const past = given(...three, related('a', 'causes', 'b'));
    expect(past.when(related('a', 'causes', 'b'))).toMatchObject(
      refused('already-related', '/occurrence'),
    );
    expect(past.when(related('a', 'follows', 'b'))).toBe(accepted);
    expect(past.when(related('a', 'causes', 'c'))).toBe(accepted);
  });

  it('may say it again after it was ended', () => {
    const past = given(...three, related('a', 'causes', 'b'), unrelated('a', 'causes', 'b'));
    expect(past.when(related('a', 'causes', 'b'))).toBe(accepted);
  });

  it('cites a source that is registered, not withdrawn, and supports it', () => {
    expect(given(...three).when(relatedBy(citing('book')))).toMatchObject(
      refused('unregistered-source', '/citation/source'),
    );
    const gone = given(...three, source('book'), withdrawn('book'));
    expect(gone.when(relatedBy(citing('book')))).toMatchObject(
      refused('withdrawn-source', '/citation/source'),
    );
    expect(given(...three).when(relatedBy(citing('paper', { stance: 'mentions' })))).toMatchObject(
      refused('unsourced', '/citation/stance'),
    );
    expect(given(...three).when(relatedBy(citing('paper')))).toBe(accepted);
  });
});

describe('parts and wholes', () => {
  const nested = [...three, related('a', 'part-of', 'b'), related('b', 'part-of', 'c')];

  it('make no circle, however long', () => {
    expect(given(...nested).when(related('b', 'part-of', 'a'))).toMatchObject(
      refused('part-of-cycle', '/occurrence'),
    );
    expect(given(...nested).when(related('c', 'part-of', 'a'))).toMatchObject(
      refused('part-of-cycle', '/occurrence'),
    );
  });

  it('may share a whole, and a part may have several', () => {
    expect(given(...nested).when(related('a', 'part-of', 'c'))).toBe(accepted);
  });

  it('make no circle through a retracted occurrence, which may come back', () => {
    const past = given(...nested, retracted('b'));
    expect(past.when(related('c', 'part-of', 'a'))).toMatchObject(
      refused('part-of-cycle', '/occurrence'),
    );
  });

  it('make no circle through a merged occurrence, which readers follow', () => {
    const past = given(...three, related('a', 'part-of', 'b'), merged('b', 'c'));
    expect(past.when(related('c', 'part-of', 'a'))).toMatchObject(
      refused('part-of-cycle', '/occurrence'),
    );
  });

  it('may change places once the relation is ended', () => {
    const past = given(...nested, unrelated('a', 'part-of', 'b'));
    expect(past.when(related('c', 'part-of', 'a'))).toBe(accepted);
  });
});

describe('the other relations', () => {
  it.each(relations.filter((relation) => relation !== 'part-of'))(
    'may say %s both ways: sources disagree, and spans answer each other',
    (relation) => {
      const past = given(...three, related('a', relation, 'b'));
      expect(past.when(related('b', relation, 'a'))).toBe(accepted);
    },
  );
});

describe('ending a relation', () => {
  const past = [...three, related('a', 'causes', 'b')];

  it('names one that stands', () => {
    expect(given(...past).when(unrelated('a', 'follows', 'b'))).toMatchObject(
      refused('not-related', '/occurrence'),
    );
    expect(given(...past).when(unrelated('a', 'causes', 'c'))).toMatchObject(
      refused('not-related', '/occurrence'),
    );
    expect(given(...past).when(unrelated('b', 'causes', 'a'))).toMatchObject(
      refused('not-related', '/occurrence'),
    );
    expect(given(...past).when(unrelated('a', 'causes', 'b'))).toBe(accepted);
  });

  it('gives its reason', () => {
    expect(given(...past).when(because('', unrelated('a', 'causes', 'b')))).toMatchObject(
      refused('reason-required'),
    );
  });

  it('is possible when the other was retracted meanwhile', () => {
    expect(given(...past, retracted('b')).when(unrelated('a', 'causes', 'b'))).toBe(accepted);
  });
});

describe('merging an occurrence into another', () => {
  it('names another one', () => {
    expect(given(...three).when(merged('a', 'a'))).toMatchObject(
      refused('merge-into-itself', '/into'),
    );
    expect(given(...three).when(merged('a', 'b'))).toBe(accepted);
  });

  it('names one that is recorded and live', () => {
    expect(given(...three).when(merged('a', 'x'))).toMatchObject(
      refused('unrecorded-occurrence', '/into'),
    );
    expect(given(...three, retracted('b')).when(merged('a', 'b'))).toMatchObject(
      refused('retracted-occurrence', '/into'),
    );
    expect(given(...three, merged('b', 'c')).when(merged('a', 'b'))).toMatchObject(
      refused('merged-occurrence', '/into'),
    );
  });

  it('gives its reason', () => {
    expect(given(...three).when(because('', merged('a', 'b')))).toMatchObject(
      refused('reason-required'),
    );
  });

  it('makes no circle, however long', () => {
    const past = given(...three, merged('a', 'b'), merged('b', 'c'));
    expect(past.when(merged('c', 'a'))).toMatchObject(refused('merged-occurrence', '/into'));
  });

  it('makes no circle when one comes back', () => {
    const past = given(...three, merged('a', 'b'), merged('b', 'c'), reinstated('a'));
    expect(past.when(merged('c', 'a'))).toBe(accepted);
    expect(past.when(reinstated('b'))).toBe(accepted);
    expect(past.when(merged('a', 'c'))).toMatchObject(refused('merged-occurrence', '/into'));
  });

  it('is not into its own part, however deep', () => {
    const nested = [...three, related('a', 'part-of', 'b'), related('b', 'part-of', 'c')];
    expect(given(...nested).when(merged('c', 'a'))).toMatchObject(
      refused('merge-into-own-part', '/into'),
    );
    expect(given(...nested).when(merged('a', 'c'))).toBe(accepted);
  });
});
