import { describe, expect, it } from 'vitest';
import { checkDistinct, isSameValue } from '../../../events/decisions/sameness.ts';
import { leadsTo } from '../../../events/decisions/way.ts';
import { refused } from '../../support/given.ts';

describe('two JSON values', () => {
  it.each([
    [1, 1],
    ['a', 'a'],
    [null, null],
    [[], []],
    [{}, {}],
    [
      { a: 1, b: [{ c: null }] },
      { b: [{ c: null }], a: 1 },
    ],
    [{ a: 1 }, { a: 1, b: undefined }],
  ])('are the same: %j and %j', (a, b) => {
    expect(isSameValue(a, b)).toBe(true);
    expect(isSameValue(b, a)).toBe(true);
  });

  it.each([
    [1, '1'],
    [null, {}],
    [null, undefined],
    ['a', {}],
    ['a', ['a']],
    [[], {}],
    [['a'], { 0: 'a' }],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 2]],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { b: 1 }],
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: { b: 1 } }, { a: { b: 2 } }],
    [{ constructor: 1 }, {}],
  ])('differ: %j and %j', (a, b) => {
    expect(isSameValue(a, b)).toBe(false);
    expect(isSameValue(b, a)).toBe(false);
  });
});

describe('a list', () => {
  it('is distinct when it is absent, empty or of one', () => {
    expect(checkDistinct(undefined, '/tags')).toBeNull();
    expect(checkDistinct([], '/tags')).toBeNull();
    expect(checkDistinct(['a'], '/tags')).toBeNull();
  });

  it('points at the first that was named before', () => {
    expect(checkDistinct(['a', 'b', 'c', 'b', 'a'], '/tags')).toMatchObject(
      refused('duplicate', '/tags/3'),
    );
  });
});

describe('a way from one to another', () => {
  const steps = new Map([
    ['a', ['b', 'c']],
    ['b', ['d']],
    ['c', ['d']],
    ['d', ['b']],
  ]);
  const next = (id: string) => steps.get(id) ?? [];

  it('is found over any number of steps, and over none', () => {
    expect(leadsTo('a', 'a', next)).toBe(true);
    expect(leadsTo('a', 'b', next)).toBe(true);
    expect(leadsTo('a', 'd', next)).toBe(true);
  });

  it('is not found backwards, nor to what is not there', () => {
    expect(leadsTo('d', 'a', next)).toBe(false);
    expect(leadsTo('x', 'a', next)).toBe(false);
  });

  it('ends on a circle, and asks nobody twice', () => {
    const asked: string[] = [];
    leadsTo('a', 'x', (id) => {
      asked.push(id);
      return next(id);
    });
    expect(asked).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is long without being deep: 100,000 steps', () => {
    const goal = String(100_000);
    expect(leadsTo('0', goal, (id) => [String(Number(id) + 1)])).toBe(true);
  });
});
