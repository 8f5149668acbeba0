import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../../events/dates/parse.ts';
import { proposeDates } from '../../../events/dates/propose.ts';
import { wordsOf } from '../../../events/dates/words.ts';
import { edtf } from './vectors.ts';

const proposed = (text: string): string[] => proposeDates(text).map((proposal) => proposal.edtf);

describe('what a person types, when it has one meaning', () => {
  it.each([
    ['25 Sept 2015', '2015-09-25'],
    ['25th of September, 2015', '2015-09-25'],
    ['September 25, 2015', '2015-09-25'],
    ['Sept. 25th 2015', '2015-09-25'],
    ['2015 September 25', '2015-09-25'],
    ['Friday, 25 September 2015', '2015-09-25'],
    ['25/9/2015', '2015-09-25'],
    ['9/25/2015', '2015-09-25'],
    ['2018/11/5', '2018-11-05'],
    ['11/2018', '2018-11'],
    ['in November 2018', '2018-11'],
    ['c. 1066', '1066~'],
    ['c1066', '1066~'],
    ['ca 1066', '1066~'],
    ['about 1066', '1066~'],
    ['circa 44 BC', '-0043~'],
    ['c. 1984?', '1984%'],
    ['possibly 1984', '1984?'],
    ['44 BC', '-0043'],
    ['44 B.C.E.', '-0043'],
    ['15 March 44 BC', '-0043-03-15'],
    ['March 44 BC', '-0043-03'],
    ['c. 100,000 BC', 'Y-99999~'],
    ['AD 79', '0079'],
    ['79 CE', '0079'],
    ['the year 793', '0793'],
    ['spring 1789', '1789-21'],
    ['in the fall of 2001', '2001-23'],
    ['winter 2001-02', '2001-24'],
    ['Q2 2001', '2001-34'],
    ['second quarter of 2001', '2001-34'],
    ['first half of 2001', '2001-40'],
    ['the 1960s', '196X'],
    ["1960's", '196X'],
    ['440s BC', '[-0448..-0439]'],
    ['5th century BC', '[-0499..-0400]'],
  ])('reads %j as %s', (text, expected) => {
    expect(proposed(text)).toEqual([expected]);
  });
});

describe('early, mid and late', () => {
  it.each([
    ['early Nov 2018', '[2018-11-01..2018-11-10]'],
    ['mid-November 2018', '[2018-11-11..2018-11-20]'],
    ['late Feb 2000', '[2000-02-21..2000-02-29]'],
    ['end of November 2018', '[2018-11-21..2018-11-30]'],
    ['early 2018', '2018-37'],
    ['late 1918', '1918-39'],
    ['early 1960s', '[1960..1963]'],
    ['late 18th century', '[1767..1799]'],
    ['the mid eighteenth century', '[1734..1766]'],
  ])('divide what they are said of by a told convention: %j', (text, expected) => {
    expect(proposed(text)).toEqual([expected]);
    expect(proposeDates(text)[0]?.understood).toContain('taken as');
  });
});

describe('spans and bounds', () => {
  it.each([
    ['Sept to Nov 2018', ['2018-09/2018-11']],
    ['September–November 2018', ['2018-09/2018-11']],
    ['Dec 24-26 1914', ['1914-12-24/1914-12-26']],
    ['24-26 Dec 1914', ['1914-12-24/1914-12-26']],
    ['24 Nov to 2 Dec 1914', ['1914-11-24/1914-12-02']],
    ['1789-1799', ['1789/1799']],
    ['from 1789 to 1799', ['1789/1799']],
    ['1914-18', ['1914/1918']],
    ['490-480 BC', ['-0489/-0479']],
    ['27 BC - AD 14', ['-0026/0014']],
    ['1789-c. 1799', ['1789/1799~']],
    ['1667 or 1668', ['[1667,1668]']],
    ['Nov or Dec 2018', ['[2018-11,2018-12]']],
    ['before 1850', ['[..1849]']],
    ['before spring 1789', ['[..1789-02-28]']],
    ['by 1850', ['[..1850]']],
    ['on or after November 2015', ['[2015-11..]']],
    ['after 5 May 1900', ['[1900-05-06..]']],
    ['since 2014', ['2014/..']],
    ['2014 to present', ['2014/..']],
    ['from 2014 onwards', ['2014/..']],
    ['until 2018', ['../2018']],
  ])('are read with what each side borrows: %j', (text, expected) => {
    expect(proposed(text)).toEqual(expected);
  });
});

describe('what a person types, when it has several meanings', () => {
  it.each([
    ['12/1/2018', ['2018-01-12', '2018-12-01']],
    ['12.1.2018', ['2018-01-12', '2018-12-01']],
    ["'64", ['1964', '2064', '1864']],
    ['64', ['1964', '2064', '1864', '0064']],
    ['25/9/15', ['1915-09-25', '2015-09-25', '1815-09-25']],
    ['1700s', ['170X', '17XX']],
    ['the 18th century', ['17XX', '[1701..1800]']],
    ['winter 2001', ['2001-24', '2000-24']],
    ['after Nov 2015', ['[2015-12..]', '[2015-11..]']],
    ['between 1900 and 1910', ['[1900..1910]', '1900/1910']],
    ['between May 1900 and 1910', ['[1900-05-01..1910-12-31]', '1900-05/1910']],
    ['c. 1789-1799', ['1789~/1799', '1789~/1799~']],
    ['1905-12', ['1905-12', '1905/1912']],
    ['19850412', ['Y19850412', '1985-04-12']],
  ])('has all of them proposed and none chosen: %j', (text, expected) => {
    expect(proposed(text)).toEqual(expected);
  });

  it('has each proposal say how it was understood', () => {
    expect(proposeDates('12/1/2018')).toEqual([
      { edtf: '2018-01-12', words: '12 January 2018', understood: 'written as day, month, year' },
      { edtf: '2018-12-01', words: '1 December 2018', understood: 'written as month, day, year' },
    ]);
  });
});

describe('what is not understood', () => {
  it.each([
    '',
    '   ',
    'hello',
    'no date',
    'Easter 1916',
    'during the war',
    '30 Feb 2001',
    '29/2/1900',
    'Monday, 25 September 2015',
    'May 12',
    '5 May - 1918',
    '1/2/3',
    `1985${' '.repeat(253)}`,
  ])('gives no proposal: %j', (text) => {
    expect(proposeDates(text)).toEqual([]);
  });
});

describe('every proposal', () => {
  const pieces = fc.constantFrom(
    ...'early late mid c. about before after since until from to between and or in the of'.split(
      ' ',
    ),
    ...'Nov September spring winter Q2 century 18th 1960s BC AD ? - / , . 12 5 64 1850 2018'.split(
      ' ',
    ),
  );
  const typed = fc.array(pieces, { maxLength: 9 }).map((parts) => parts.join(' '));

  it('parses, with the words of its date, whatever was typed', () => {
    fc.assert(
      fc.property(fc.oneof(typed, fc.string({ maxLength: 60 })), (text) => {
        for (const proposal of proposeDates(text)) {
          expect(proposal.words).toBe(wordsOf(edtf(proposal.edtf)));
          expect(proposal.understood).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  it('begins with the text itself where that is EDTF already', () => {
    for (const text of ['1985-04-12', '~1066', '[1667,1668]', '2018-11', '1984?', '198X']) {
      expect(parseEdtf(text).ok).toBe(true);
      expect(proposeDates(text)[0]).toMatchObject({ edtf: text, understood: 'written in EDTF' });
    }
  });

  it('is different from every other', () => {
    for (const text of ['1984', '1984?', '12/12/2018', '2018-11', 'c. 1900-1910']) {
      const all = proposed(text);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('is one of few, even for the longest text', () => {
    for (const unit of ['1-', '1 to ', 'a ', '1 or ', "'64-", 'c ', 'between ', '12/1/18 to ']) {
      const text = unit.repeat(256).slice(0, 256);
      expect(proposeDates(text).length).toBeLessThan(100);
    }
  });
});
