import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textChange } from '../../../client/compare/text-change.ts';

describe('what differs between two texts', () => {
  it('is told in whole words, with what stands beside it', () => {
    expect(textChange('The treaty was signed at Lima.', 'The treaty was sealed at Lima.')).toEqual({
      head: 'The treaty was ',
      before: 'signed ',
      after: 'sealed ',
      tail: 'at Lima.',
    });
  });

  it('is a beginning, an end or all of it where nothing else is shared', () => {
    expect(textChange('one two', 'one two three').after).toBe('three');
    expect(textChange('two', 'one two')).toEqual({
      head: '',
      before: '',
      after: 'one ',
      tail: 'two',
    });
    expect(textChange('', 'all')).toEqual({ head: '', before: '', after: 'all', tail: '' });
    expect(textChange('one one', 'one')).toMatchObject({ before: 'one', after: '' });
  });

  it('leaves most of a long common text out', () => {
    const long = Array.from({ length: 100 }, (_, index) => `w${index}`);
    const { head, tail } = textChange(
      `${long.join(' ')} a ${long.join(' ')}`,
      `${long.join(' ')} b ${long.join(' ')}`,
    );
    expect(head).toBe('… w94 w95 w96 w97 w98 w99 ');
    expect(tail).toBe('w0 w1 w2 w3 w4 w5  …');
  });

  it('is never more than the texts themselves, and turned round the other way about', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = textChange(before, after);
        const back = textChange(after, before);
        const plain = (words: string): string => words.replaceAll(/\s+/gu, ' ').trim();
        expect(plain(`${change.head} ${change.before} ${change.tail}`)).toBe(before);
        expect(plain(`${change.head} ${change.after} ${change.tail}`)).toBe(after);
        expect([back.before.trim(), back.after.trim()]).toEqual([
          change.after.trim(),
          change.before.trim(),
        ]);
      }),
      { seed: 4 },
    );
  });
});
