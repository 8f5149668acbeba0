import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { foldedParts, textParts, type TextPart } from '../../../client/differences/text-parts.ts';

const joined = (parts: readonly TextPart[], without: TextPart['part']) =>
  parts.flatMap(({ part, text }) => (part === without ? [] : [text])).join('');

const words = fc
  .array(fc.constantFrom('treaty', 'signed', 'in', 'Rome,', 'May', '1940.', '\n', '  '))
  .map((found) => found.join(' '));

describe('the difference of two texts', () => {
  it('is told word by word where much stays', () => {
    expect(textParts('signed in Rome in May', 'signed in Lima in May')).toEqual([
      { part: 'same', text: 'signed in ' },
      { part: 'gone', text: 'Rome' },
      { part: 'new', text: 'Lima' },
      { part: 'same', text: ' in May' },
    ]);
  });

  it('takes the words of any script whole, and sign by sign what is written without spaces', () => {
    expect(textParts('подписан в Москве', 'подписан в Минске')).toEqual([
      { part: 'same', text: 'подписан в ' },
      { part: 'gone', text: 'Москве' },
      { part: 'new', text: 'Минске' },
    ]);
    expect(textParts('在罗马签署', '在莫斯科签署').map(({ text }) => text)).toEqual([
      '在',
      '罗马',
      '莫斯科',
      '签署',
    ]);
    expect(textParts('naïve\u0308 façade', 'naïve\u0308 faćade')).toHaveLength(3);
  });

  it('is told as one text after the other where little stays', () => {
    expect(textParts('a rumour', 'the treaty of Rome was signed')).toEqual([
      { part: 'gone', text: 'a rumour' },
      { part: 'new', text: 'the treaty of Rome was signed' },
    ]);
    expect(textParts('', 'new')).toEqual([{ part: 'new', text: 'new' }]);
    expect(textParts('old', '')).toEqual([{ part: 'gone', text: 'old' }]);
    expect(textParts('', '')).toEqual([]);
  });

  it('loses no letter of either text, folded or not', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = textParts(before, after);
        for (const shown of [parts, foldedParts(parts)]) {
          expect(joined(shown, 'new')).toBe(before);
          expect(joined(shown, 'gone')).toBe(after);
        }
      }),
    );
  });

  it('folds long stretches that stay, and keeps words around each change', () => {
    const long = 'word '.repeat(60);
    const parts = foldedParts(textParts(`${long}old end`, `${long}new end`));
    expect(parts.map(({ part }) => part)).toEqual(['folded', 'same', 'gone', 'new', 'same']);
    expect(parts[1]?.text).toMatch(/^( word)+ $/u);
    expect(foldedParts(textParts('a short text', 'a brief text'))).toHaveLength(4);
  });
});
