import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptLength, highlight } from '../../../server/search/highlight.ts';
import { foldedText, termsOf, wordsIn } from '../../../server/search/words.ts';

describe('the words of a text', () => {
  it.each([
    ['Brest-Litovsk', 'brest litovsk'],
    ['C++ and C#', 'c and c'],
    ['Łódź, São Tomé, Ærø, Straße', 'lodz sao tome aero strasse'],
    ['Xi’s visit', 'xi s visit'],
    ['中国政府 2015年', '中 国 政 府 2015 年'],
    ['ﬁnal №1 ½', 'final 1 12'],
    ['한국어 ไทย', '한국어'.normalize('NFKD') + ' ไ ท ย'],
    ['🎉 ‼ — "', ''],
    ['i̇İ', 'ii'],
  ])('of %s are %s', (text, folded) => {
    expect(foldedText(text)).toBe(folded);
  });

  it('stand where they say, in order, and fold to themselves', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let end = 0;
        for (const word of wordsIn(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          expect(word.folded).not.toMatch(/[\s"]/u);
          end = word.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
        expect(foldedText(foldedText(text))).toBe(foldedText(text));
      }),
    );
  });
});

describe('the terms of a query', () => {
  it('are its pieces, the last of which may go on', () => {
    expect(termsOf('Theft of Brest-Litov')).toEqual([
      { words: ['theft'], isPrefix: false },
      { words: ['of'], isPrefix: false },
      { words: ['brest', 'litov'], isPrefix: true },
    ]);
  });

  it('end where a mark ends the last word', () => {
    expect(termsOf('C++')).toEqual([{ words: ['c'], isPrefix: false }]);
  });

  it('have no syntax', () => {
    expect(termsOf('NOT ("a" OR* NEAR)')).toEqual([
      { words: ['not'], isPrefix: false },
      { words: ['a'], isPrefix: false },
      { words: ['or'], isPrefix: false },
      { words: ['near'], isPrefix: false },
    ]);
  });

  it('are at most sixteen', () => {
    expect(termsOf('a '.repeat(100))).toHaveLength(16);
  });
});

describe('a highlight', () => {
  it('cuts a text where terms occur, accents and case apart', () => {
    expect(highlight('In Łódź, and łodz', termsOf('lodz'))).toEqual([
      { text: 'In ', hit: false },
      { text: 'Łódź', hit: true },
      { text: ', and ', hit: false },
      { text: 'łodz', hit: true },
    ]);
  });

  it('marks the words of a compound only where they stand together', () => {
    const segments = highlight('brest, then brest-litovsk', termsOf('brest-litovsk'));
    expect(segments?.filter(({ hit }) => hit).map(({ text }) => text)).toEqual([
      'brest',
      'litovsk',
    ]);
    expect(segments?.[0]).toEqual({ text: 'brest, then ', hit: false });
  });

  it('gives of a long text the part around the first match', () => {
    const text = `${'before '.repeat(100)}needle${' after'.repeat(100)}`;
    const segments = highlight(text, termsOf('needle')) ?? [];
    const length = segments.reduce((sum, part) => sum + part.text.length, 0);
    expect(length).toBeLessThanOrEqual(excerptLength + 2);
    expect(segments[0]).toEqual({ text: '…', hit: false });
    expect(segments.at(-1)).toEqual({ text: '…', hit: false });
    expect(segments).toContainEqual({ text: 'needle', hit: true });
  });

  it('is null where nothing matches', () => {
    expect(highlight('nothing here', termsOf('needle'))).toBeNull();
    expect(highlight('nothing here', [])).toBeNull();
  });

  it('leaves every character where it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(), (text, at) => {
        const words = wordsIn(text);
        const word = words[at % Math.max(1, words.length)];
        if (!word) return;
        const terms = [{ words: [word.folded], isPrefix: false }];
        const segments = highlight(text, terms) ?? [];
        expect(segments.map((part) => part.text).join('')).toBe(text);
        expect(segments.some(({ hit }) => hit)).toBe(true);
      }),
    );
  });
});
