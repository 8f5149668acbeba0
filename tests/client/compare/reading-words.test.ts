import { describe, expect, it } from 'vitest';
import { plainClocks, type ReadingClocks } from '../../../client/compare/comparison.ts';
import { orderOf } from '../../../client/compare/order.ts';
import { comparisonInWords, countsInWords } from '../../../client/compare/reading-words.ts';

const clocks = (some: Partial<ReadingClocks>): ReadingClocks => ({ ...plainClocks, ...some });
const words = (earlier: Partial<ReadingClocks>, later: Partial<ReadingClocks>): string => {
  const [before, after] = [clocks(earlier), clocks(later)];
  const { differing } = orderOf(before, after, { own: null, other: null });
  return comparisonInWords(before, after, differing);
};

describe('a comparison in words', () => {
  it.each([
    [
      { asOf: 'seq:1310' },
      {},
      'Comparing the archive as it stood after event 1,310 with the archive now',
    ],
    [
      { asOf: '2026-01-03T09:12:44.120Z' },
      { asOf: 'seq:400' },
      'Comparing the archive as it stood on 3 January 2026, 09:12 UTC with the archive as it stood after event 400',
    ],
    [{ until: '2015' }, {}, 'Comparing what had begun by 2015 with all that the archive tells'],
    [
      { knownBy: '2016-05' },
      { knownBy: '2018' },
      'Comparing what was known by May 2016 with what was known by 2018',
    ],
    [
      { until: '2015', asOf: 'seq:3' },
      { until: '2015' },
      'Of what had begun by 2015, comparing the archive as it stood after event 3 with the archive now',
    ],
    [
      { until: '2015', knownBy: '2020', asOf: 'seq:3' },
      { until: '2018', knownBy: '2020', asOf: 'seq:3' },
      'Of what was known by 2020 in the archive as it stood after event 3, comparing what had begun by 2015 with what had begun by 2018',
    ],
    [
      { until: '2015', asOf: 'seq:3' },
      {},
      'Comparing what had begun by 2015 as the archive stood after event 3 with all that the archive tells as it stands now',
    ],
    [
      { until: '2015', knownBy: '2016' },
      { knownBy: '2018' },
      'Comparing what had begun by 2015 and was known by 2016 with what was known by 2018',
    ],
  ])(
    'of %j with %j names the clocks that differ, and once what both share',
    (before, after, said) => {
      expect(words(before, after)).toBe(said);
    },
  );

  it('says so where there is nothing to compare', () => {
    expect(words({}, {})).toBe('Both readings are the same: the archive now');
    expect(words({ until: '2015' }, { until: '2015' })).toBe(
      'Both readings are the same: what had begun by 2015 as it stands now',
    );
  });

  it('leaves a date that is none as it was typed', () => {
    expect(words({ until: 'some day' }, { until: 'another' })).toContain('by some day');
  });
});

describe('counts of changes', () => {
  it('are told in order, and none is told of what there is none of', () => {
    expect(countsInWords({ added: 12, removed: 3, moved: 4, changed: 1009 })).toBe(
      '12 added, 3 removed, 4 moved, 1,009 changed',
    );
    expect(countsInWords({ added: 0, removed: 0, moved: 4, changed: 0 })).toBe('4 moved');
    expect(countsInWords({ added: 0, removed: 0, moved: 0, changed: 0 })).toBe('nothing differs');
  });
});
