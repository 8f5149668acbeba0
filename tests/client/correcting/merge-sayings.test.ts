import { describe, expect, it } from 'vitest';
import type { CitationAnswer } from '../../../events/readings/answers.ts';
import { correctionsOf } from '../../../client/correcting/corrections.ts';
import { disputeName } from '../../../client/correcting/dispute-name.ts';
import { citationsToBring, mergeSayings } from '../../../client/correcting/merge-sayings.ts';

const citation = (source: string, more: Partial<CitationAnswer> = {}): CitationAnswer => ({
  source,
  locator: 'p. 1',
  stance: 'supports',
  sourceTitle: source,
  sourceSlug: source,
  published: null,
  withdrawn: false,
  citedVia: null,
  date: null,
  ...more,
});
const date = { edtf: '2015', words: '2015', earliestDay: 0, latestDay: 1, disagrees: true };
const kept = { id: 'k', version: 4, citations: [citation('s1')] };
const gone = {
  id: 'g',
  version: 7,
  citations: [
    citation('s1'),
    citation('s2', { date, note: 'n' }),
    citation('s3', { withdrawn: true }),
  ],
};

describe('merging duplicates', () => {
  it('brings along, as they were said, the citations that the kept one lacks', () => {
    expect(citationsToBring({ kept, gone })).toEqual([
      { source: 's2', locator: 'p. 1', stance: 'supports', date: '2015', note: 'n' },
    ]);
  });

  it('says it of both streams, each at the version that was seen', () => {
    expect(
      mergeSayings({ kept, gone }, true).map((one) => [one.stream, one.type, one.expectedVersion]),
    ).toEqual([
      ['occurrence-k', 'CitationAdded', 4],
      ['occurrence-g', 'OccurrenceMerged', 7],
    ]);
    expect(mergeSayings({ kept, gone }, false)).toEqual([
      {
        stream: 'occurrence-g',
        type: 'OccurrenceMerged',
        data: { into: 'k' },
        expectedVersion: 7,
      },
    ]);
  });
});

describe('the name of a dispute', () => {
  it('is one that the occurrence has not used', () => {
    expect(disputeName('date', [])).toBe('date');
    expect(disputeName('date', [{ dispute: 'date' }, { dispute: 'date-2' }])).toBe('date-3');
    expect(disputeName('title', [{ dispute: 'date' }])).toBe('title');
  });
});

describe('the corrections of an occurrence', () => {
  it('are those that it stands open to', () => {
    const live = { status: 'live' as const, disputes: [], relations: [] };
    expect(correctionsOf(live)).not.toContain('unrelate');
    expect(correctionsOf(live)).not.toContain('resolve');
    expect(correctionsOf(live)).not.toContain('reinstate');
    expect(correctionsOf({ ...live, status: 'retracted' })).toEqual(['reinstate']);
    expect(correctionsOf({ ...live, status: 'merged' })).toEqual(['reinstate']);
  });
});
