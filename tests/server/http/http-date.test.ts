import { describe, expect, it } from 'vitest';
import { readHttpDate, writeHttpDate } from '../../../server/http/memento/http-date.ts';

describe('an HTTP-date', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.999Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.999Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.999Z'],
    ['Sunday, 06-Nov-76 08:49:37 GMT', '2076-11-06T08:49:37.999Z'],
    ['Sunday, 06-Nov-77 08:49:37 GMT', '1977-11-06T08:49:37.999Z'],
    ['Sat, 31 Dec 2016 23:59:60 GMT', '2016-12-31T23:59:59.999Z'],
    ['Thu, 29 Feb 2024 00:00:00 GMT', '2024-02-29T00:00:00.999Z'],
    ['Thu, 29 Feb 2023 00:00:00 GMT', null],
    ['sun, 06 nov 1994 08:49:37 gmt', null],
    ['Sun, 6 Nov 1994 08:49:37 GMT', null],
    ['Sun, 06 Nov 1994 08:49:61 GMT', null],
    ['Sun Nov 06 08:49:37 1994 GMT', null],
  ])('%s is read as %s', (text, instant) => {
    expect(readHttpDate(text, 2026)).toBe(instant);
  });

  it('is written in the first form, its milliseconds cut off', () => {
    expect(writeHttpDate('1994-11-06T08:49:37.999Z')).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
  });
});
