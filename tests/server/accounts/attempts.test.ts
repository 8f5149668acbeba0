import { beforeEach, describe, expect, it } from 'vitest';
import { Attempts } from '../../../server/accounts/attempts.ts';

let now: number;
let attempts: Attempts;

beforeEach(() => {
  now = 1_000_000;
  attempts = new Attempts({ burst: 3, everyMs: 100 }, () => now, 4);
});

const count = (key: string, times: number) => {
  for (let time = 0; time < times; time += 1) attempts.count(key);
};

describe('attempts in vain', () => {
  it('may be as many at once as the bucket holds', () => {
    expect(attempts.waitOf('a')).toBe(0);
    count('a', 2);
    expect(attempts.waitOf('a')).toBe(0);
    count('a', 1);
    expect(attempts.waitOf('a')).toBe(100);
    expect(attempts.waitOf('b')).toBe(0);
  });

  it('may be one more in each stretch of time, and never wait for ever', () => {
    count('a', 3);
    now += 100;
    expect(attempts.waitOf('a')).toBe(0);
    count('a', 1);
    expect(attempts.waitOf('a')).toBe(100);
    now += 300;
    count('a', 2);
    expect(attempts.waitOf('a')).toBe(0);
  });

  it('are given back when they were not in vain', () => {
    count('a', 3);
    attempts.giveBack('a');
    expect(attempts.waitOf('a')).toBe(0);
    count('a', 1);
    expect(attempts.waitOf('a')).toBe(100);
  });

  it('are forgotten of the key tried longest ago, if there are too many keys (1)', () => {
    count('a', 3);
    for (const key of ['b', 'c', 'd']) count(key, 3);
    expect(attempts.waitOf('a')).toBe(100);
    count('e', 1);
    expect(attempts.waitOf('a')).toBe(0);
    expect(attempts.waitOf('b')).toBe(100);
  });
});
