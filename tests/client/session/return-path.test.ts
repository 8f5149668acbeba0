import { describe, expect, it } from 'vitest';
import { returnPath, signInHref } from '../../../client/session/return-path.ts';

const origin = 'https://archive.example';
const back = (wanted: string) => returnPath(`?return=${encodeURIComponent(wanted)}`, origin);

describe('the page to return to after signing in', () => {
  it.each([
    '/',
    '/?open=cloudhopper&from=2015',
    '/occurrences/cloudhopper#history',
    '/people',
    '/add?draft=1',
  ])('is the page of this site that was asked for: %s', (path) => {
    expect(back(path)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    ' https://evil.example',
    'people',
    '',
    'https://archive.example/people',
    '/api/openid/start',
    '/sign-in?return=/people',
    '/welcome',
    '/no/such/page',
  ])('is the timeline where another one was asked for: %j', (wanted) => {
    expect(back(wanted)).toBe('/');
  });

  it('is the timeline where none was asked for', () => {
    expect(returnPath('', origin)).toBe('/');
  });

  it('comes back through the address of the sign-in page', () => {
    const path = '/?q=a&b=c#d';
    expect(returnPath(new URL(signInHref(path), origin).search, origin)).toBe(path);
    expect(signInHref('/')).toBe('/sign-in');
  });
});
