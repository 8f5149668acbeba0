import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webAddress } from '../../client/writing/web-address.ts';

describe('a link that leaves the site', () => {
  it('is followed when it is a plain http or https address', () => {
    expect(webAddress('https://www.example.org/a?b=c#d')).toBe('https://www.example.org/a?b=c#d');
    expect(webAddress('http://example.org')).toBe('http://example.org/');
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    ' https://example.org',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'https://user@example.org/',
    'https://user:secret@example.org/',
    '//example.org/',
    '/actors',
    'example.org',
    'https://',
    '',
  ])('is not followed when it is %j', (text) => {
    expect(webAddress(text)).toBeNull();
  });

  it('is never anything but http or https, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.string({ unit: 'binary' })), (text) => {
        const address = webAddress(text);
        expect(address === null || /^https?:\/\/[^/@]+(?:\/|$)/u.test(address)).toBe(true);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is none where there is no text', () => {
    expect(webAddress(undefined)).toBeNull();
    expect(webAddress(null)).toBeNull();
  });
});
