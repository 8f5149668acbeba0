import { describe, expect, it } from 'vitest';
import { dayOfCivil } from '../../events/dates/day.ts';
import type { DateAnswer } from '../../events/readings/answers.ts';
import { aroundHits } from '../../client/writing/around-hits.ts';
import { certaintySentences } from '../../client/writing/certainty.ts';
import {
  boundsInWords,
  dayInWords,
  instantInWords,
  windowInWords,
  yearInWords,
} from '../../client/writing/day-words.ts';
import { openingOf } from '../../client/writing/opening.ts';
import { capital, capitalTerm, counted, pluralTerm } from '../../client/writing/term.ts';

const day = dayOfCivil;

describe('days in words', () => {
  it('are written as people write them, BCE included', () => {
    expect(dayInWords(day(2015, 9, 25))).toBe('25 September 2015');
    expect(dayInWords(day(-43, 3, 15))).toBe('15 March 44 BCE');
    expect(yearInWords(0)).toBe('1 BCE');
    expect(yearInWords(-11_999)).toBe('12,000 BCE');
  });

  it('are the same in every time zone, as are instants', () => {
    expect(instantInWords('2026-01-03T23:59:44.120Z')).toBe('3 January 2026, 23:59 UTC');
    expect(instantInWords('not an instant')).toBe('not an instant');
  });

  it('bound a stretch on both sides, on one, or not at all', () => {
    expect(boundsInWords(0, 0)).toBe('on 1 January 1970');
    expect(boundsInWords(0, null)).toBe('on or after 1 January 1970');
    expect(boundsInWords(null, 0)).toBe('on or before 1 January 1970');
    expect(boundsInWords(null, null)).toBe('at a time of which nothing is known');
  });
});

describe('a window in words', () => {
  it('is as fine as its width deserves', () => {
    const words = (from: number, to: number): string => windowInWords({ fromDay: from, toDay: to });
    expect(words(day(2011, 1, 1), day(2026, 12, 31))).toBe('2011 – 2026');
    expect(words(day(2015, 3, 4), day(2015, 12, 9))).toBe('March 2015 – December 2015');
    expect(words(day(2015, 3, 1), day(2015, 3, 31))).toBe('March 2015');
    expect(words(day(2015, 3, 4), day(2015, 3, 9))).toBe('4 March 2015 – 9 March 2015');
    expect(words(day(-499, 1, 1), day(200, 1, 1))).toBe('500 BCE – 200');
  });
});

describe('how sure a date is, in sentences', () => {
  const date: DateAnswer = {
    edtf: '2015-09-25',
    basis: 'stated',
    words: '25 September 2015',
    earliestDay: day(2015, 9, 25),
    latestDay: day(2015, 9, 25),
    start: { earliest: day(2015, 9, 25), latest: day(2015, 9, 25) },
    end: { earliest: day(2015, 9, 25), latest: day(2015, 9, 25) },
    startKind: 'bounded',
    endKind: 'bounded',
    shape: 'point',
    precision: 'day',
    approximate: false,
    uncertain: false,
  };

  it('says the day, and that the sources state it', () => {
    expect(certaintySentences(date)).toEqual([
      'It happened on 25 September 2015.',
      'It is stated by the sources.',
    ]);
  });

  it('says what is approximate, uncertain, inferred and open', () => {
    const sentences = certaintySentences({
      ...date,
      shape: 'interval',
      endKind: 'open',
      approximate: true,
      uncertain: true,
      basis: 'inferred',
    }).join(' ');
    expect(sentences).toContain('It began on 25 September 2015.');
    expect(sentences).toContain('approximate');
    expect(sentences).toContain('doubt');
    expect(sentences).toContain('no end');
    expect(sentences).toContain('inferred');
  });
});

describe('small words', () => {
  it('name many of a sort', () => {
    expect(['agency', 'law', 'approach', 'sanctions', 'survey'].map(pluralTerm)).toEqual([
      'agencies',
      'laws',
      'approaches',
      'sanctions',
      'surveys',
    ]);
  });

  it('count, capitalise and shorten', () => {
    expect(counted(1, 'occurrence')).toBe('1 occurrence');
    expect(counted(1204, 'occurrence')).toBe('1,204 occurrences');
    expect(capitalTerm('reported-breached')).toBe('Reported breached');
    expect(capital('e\u0301tat')).toBe('E\u0301tat');
    expect(openingOf('One.\n\nTwo.')).toBe('One.');
    expect(openingOf('word '.repeat(80), 22)).toBe('word word word word …');
  });
});

describe('a long text with marks in it', () => {
  it('keeps the marks and what stands beside them', () => {
    const text = (letters: string) => ({ text: letters, hit: false });
    const cut = aroundHits(
      [text('one two three four '), { text: 'hit', hit: true }, text(' five six seven')],
      10,
    );
    expect(cut.map((part) => part.text).join('')).toBe(' … four hit five six … ');
    const short = [text('a '), { text: 'hit', hit: true }];
    expect(aroundHits(short)).toEqual(short);
  });
});
