import { describe, expect, it } from 'vitest';
import { deviceInWords } from '../../../client/session/device-words.ts';
import { expiryChoices, expiryOf } from '../../../client/session/token-expiry.ts';

describe('a device in words', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36',
      'Chrome on Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1',
      'Safari on an iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    ['curl/8.9.1', 'curl/8.9.1'],
    ['', 'A program that does not say what it is'],
  ])('says of %j that it is %s', (device, words) => {
    expect(deviceInWords(device)).toBe(words);
  });

  it('is short, however much a program says of itself', () => {
    expect(deviceInWords('x'.repeat(300))).toHaveLength(60);
  });
});

describe('the expiry of a token', () => {
  const nowMs = Date.UTC(2026, 0, 31);

  it('is so many days from now, the end of a day, or never', () => {
    expect(expiryChoices.map((choice) => expiryOf(choice, '2026-06-01', nowMs))).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-05-01T00:00:00.000Z',
      '2027-01-31T00:00:00.000Z',
      '2026-06-01T23:59:59Z',
      null,
    ]);
  });

  it('is not known before a day is chosen', () => {
    expect(expiryOf('day', '', nowMs)).toBeUndefined();
  });
});
