import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from '../../client/writing/apart.ts';

describe('a text kept apart', () => {
  it('is as it was where nothing in it turns', () => {
    expect(apart('Meng Wanzhou, 2018')).toBe('Meng Wanzhou, 2018');
  });

  it('stands in an isolate of its own where something does', () => {
    expect(apart('\u202Egnorw')).toBe('\u2068\u202Egnorw\u2069');
    expect(apart('a\u2067b')).toBe('\u2068a\u2067b\u2069\u2069');
    expect(apart('a\u2069b\u202E')).toBe('\u2068ab\u202E\u2069');
  });

  it('closes all that it opens, at its end and not before', () => {
    const sign = fc.constantFrom('a', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u05D0');
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        const text = apart(signs.join(''));
        if (!text.startsWith('\u2068')) return;
        let depth = 0;
        for (let at = 0; at < text.length; at += 1) {
          const mark = text.charAt(at);
          if (/[\u2066-\u2068]/u.test(mark)) depth += 1;
          else if (mark === '\u2069') depth -= 1;
          expect(depth > 0).toBe(at < text.length - 1);
        }
      }),
      { seed: 1 },
    );
  });
});
