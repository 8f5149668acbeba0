import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Ids } from '../../../../server/reading/columns/ids.ts';

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,8}$/u);

describe('ids under numbers', () => {
  it('keep their numbers however many come, and are told apart (1, 2)', () =>
    fc.assert(
      fc.property(fc.array(id, { maxLength: 3_000, size: 'max' }), (given) => {
        const ids = new Ids();
        const numbers = new Map<string, number>();
        for (const one of given) {
          const number = numbers.get(one) ?? numbers.size;
          numbers.set(one, number);
          expect(ids.add(one)).toBe(number);
        }
        expect(ids.count).toBe(numbers.size);
        for (const [one, number] of numbers) {
          expect(ids.numberOf(one)).toBe(number);
          expect(ids.of(number)).toBe(one);
        }
      }),
      { numRuns: 20 },
    ));

  it('are not found before they came, nor by what is no id', () => {
    const ids = new Ids();
    ids.add('a');
    for (const other of ['b', 'aa', '', 'ä', 'a\u0100', '\u0161'])
      expect(ids.numberOf(other)).toBe(-1);
  });

  it('compare as texts do', () =>
    fc.assert(
      fc.property(id, id, (a, b) => {
        const ids = new Ids();
        const [one, other] = [ids.add(a), ids.add(b)];
        expect(Math.sign(ids.compare(one, other))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    ));
});
