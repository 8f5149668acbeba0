import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProvider } from '../../../server/accounts/openid.ts';
import { returnPathOf } from '../../../server/http/accounts/return-path.ts';
import { openTestProvider, registered, type TestProvider } from './open-provider.ts';
import { openServer, type TestServer } from './open-server.ts';
import { Walker, type Place } from './walker.ts';

const publicUrl = 'https://archive.example';
const isCallback = (url: URL) => url.pathname === '/api/openid/callback';

let provider: TestProvider;
let server: TestServer;

beforeAll(async () => {
  provider = await openTestProvider(`${publicUrl}/api/openid/callback`);
  const settings = {
    issuer: provider.issuer,
    clientId: registered.client_id,
    clientSecret: registered.client_secret,
    name: 'The university',
    role: 'contributor',
  } as const;
  server = await openServer({ publicUrl, openId: openProvider(settings, publicUrl) });
});

afterAll(async () => {
  await server.close();
  await provider.close();
});

const newWalker = () => new Walker(new Map([[publicUrl, server.url]]));
const sessionName = 'archive.example __Host-regesta-session';
const flowName = 'archive.example __Host-regesta-openid';

/** Goes to the provider and signs in there, as far as the address that leads back. */
async function atProvider(walker: Walker, login: string, returnTo = '/'): Promise<Place> {
  const asked = encodeURIComponent(returnTo);
  const form = await walker.go(`${publicUrl}/api/openid/start?return=${asked}`);
  expect(form.url.origin).toBe(provider.issuer);
  const consent = await walker.fill(form, { login, password: 'x' }, isCallback);
  return isCallback(consent.url) ? consent : walker.fill(consent, {}, isCallback);
}

async function signIn(walker: Walker, login: string, returnTo = '/'): Promise<Place> {
  const back = await atProvider(walker, login, returnTo);
  return walker.go(back.url.href, (url) => !isCallback(url));
}

async function personIn(walker: Walker): Promise<unknown> {
  const cookie = `__Host-regesta-session=${walker.cookies.get(sessionName)}`;
  const answer: unknown = await (await server.get('/api/session', { cookie })).json();
  return answer;
}

describe('whoever the provider vouches for', () => {
  it('is signed in under the name it gives, and led back to the page they came from', async () => {
    const walker = newWalker();
    const place = await signIn(walker, 'grace', '/occurrences?kind=report#list');
    expect(place.url.href).toBe(`${publicUrl}/occurrences?kind=report#list`);
    expect(await personIn(walker)).toMatchObject({
      person: { name: 'Grace Hopper', role: 'contributor' },
      openId: 'The university',
    });
    expect(walker.cookies.has(flowName)).toBe(false);
  });

  it('has the same account each time', async () => {
    const before = server.opened.accounts.people.list().length;
    const walker = newWalker();
    await signIn(walker, 'grace');
    expect(await personIn(walker)).toMatchObject({ person: { name: 'Grace Hopper' } });
    expect(server.opened.accounts.people.list()).toHaveLength(before);
    const [grace] = server.opened.accounts.people.list();
    expect(grace).toMatchObject({ login: 'grace', hasPassword: false, hasOpenId: true });
  });

  it('is not taken for someone of the same name and login who has a password', async () => {
    const { people } = server.opened.accounts;
    const ada = { login: 'ada', name: 'Ada Lovelace', role: 'administrator' } as const;
    people.create({ ...ada, passwordHash: 'x', openId: null });
    const walker = newWalker();
    await signIn(walker, 'ada');
    expect(await personIn(walker)).toMatchObject({
      person: { name: 'Ada Lovelace (2)', role: 'contributor' },
    });
    expect(people.byLogin('ada-2')).not.toBeNull();
  });

  it.each(['nameless', 'forged'])('has a public name even if it gives none: %s', async (login) => {
    const walker = newWalker();
    await signIn(walker, login);
    expect(await personIn(walker)).toMatchObject({ person: { name: `Guest ${login}` } });
  });

  it('is not signed in while their account is disabled', async () => {
    const walker = newWalker();
    await signIn(walker, 'soon-disabled');
    const { people } = server.opened.accounts;
    const account = people.byLogin('soondisabled');
    expect(people.change(account?.id ?? '', { isDisabled: true })).toBe('changed');
    expect(await personIn(walker)).toMatchObject({ person: null });
    const again = newWalker();
    const place = await signIn(again, 'soon-disabled', '/sources');
    expect(place.url.pathname + place.url.search).toBe(
      '/sign-in?problem=openid-disabled&return=%2Fsources',
    );
    expect(again.cookies.has(sessionName)).toBe(false);
  });
});

describe('a return from the provider', () => {
  let walker: Walker;

  const refused = { path: '/sign-in', problem: 'openid-refused', isSignedIn: false, keeps: false };

  async function endOf(back: URL): Promise<typeof refused> {
    const { url } = await walker.go(back.href, (to) => !isCallback(to));
    return {
      path: url.pathname,
      problem: url.searchParams.get('problem') ?? '',
      isSignedIn: walker.cookies.has(sessionName),
      keeps: walker.cookies.has(flowName),
    };
  }

  /** Changes what the browser kept, as someone would who could set its cookies. */
  function tamper(change: Readonly<Record<string, string>>): void {
    const kept = Buffer.from(walker.cookies.get(flowName) ?? '', 'base64url').toString();
    const parsed: unknown = JSON.parse(kept);
    const text = JSON.stringify(Object.assign({}, parsed, change));
    walker.cookies.set(flowName, Buffer.from(text).toString('base64url'));
  }

  it('opens nothing in a browser that did not set out (login CSRF)', async () => {
    walker = newWalker();
    const { url } = await atProvider(walker, 'grace');
    walker = newWalker();
    expect(await endOf(url)).toEqual(refused);
  });

  it('opens nothing with another state', async () => {
    walker = newWalker();
    const { url } = await atProvider(walker, 'grace');
    url.searchParams.set('state', 'x');
    expect(await endOf(url)).toEqual(refused);
  });

  it.each(['state', 'nonce', 'verifier'])('opens nothing with another %s kept', async (what) => {
    walker = newWalker();
    const { url } = await atProvider(walker, 'grace');
    tamper({ [what]: 'x'.repeat(43) });
    expect(await endOf(url)).toEqual(refused);
  });

  it('opens nothing a second time, even with what was kept', async () => {
    walker = newWalker();
    const { url } = await atProvider(walker, 'grace');
    const kept = walker.cookies.get(flowName) ?? '';
    await walker.go(url.href, (to) => !isCallback(to));
    walker = newWalker();
    walker.cookies.set(flowName, kept);
    expect(await endOf(url)).toEqual(refused);
  });

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example'])(
    'leads to no other site, whatever was kept: %s',
    async (path) => {
      walker = newWalker();
      const { url } = await atProvider(walker, 'grace');
      tamper({ return: path });
      const place = await walker.go(url.href, (to) => !isCallback(to));
      expect(place.url.href).toBe(`${publicUrl}/`);
    },
  );

  it('opens nothing when the person said no', async () => {
    walker = newWalker();
    const form = await walker.go(`${publicUrl}/api/openid/start`);
    const abort = /href="([^"]*\/abort)"/u.exec(form.text)?.[1] ?? '';
    const back = await walker.go(new URL(abort, form.url).href, isCallback);
    expect(back.url.searchParams.get('error')).toBe('access_denied');
    expect(await endOf(back.url)).toEqual(refused);
  });

  it('is written down without its code', async () => {
    walker = newWalker();
    const { url } = await atProvider(walker, 'grace');
    await walker.go(url.href, (to) => !isCallback(to));
    expect(server.logged()).toContain('/api/openid/callback?…');
    for (const secret of [url.searchParams.get('code'), registered.client_secret])
      expect(server.logged()).not.toContain(secret);
    expect(server.logged()).not.toContain(walker.cookies.get(sessionName));
  });
});

describe('setting out', () => {
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/..//evil.example',
    '/./\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    'evil',
    '',
    '/api/session',
    '/x/../api/session',
    `/${'x'.repeat(2_000)}`,
  ])('leads back to no place but our own pages: %.30s', async (path) => {
    expect(returnPathOf(path)).toBeNull();
    const asked = `/api/openid/start?return=${encodeURIComponent(path)}`;
    expect((await server.get(asked)).status).toBe(400);
  });

  it.each(['/', '/occurrences/x?asOf=seq:3#history', '/search?q=http%3A%2F%2Fx'])(
    'leads back to %s',
    (path) => {
      expect(returnPathOf(path)).toBe(path);
    },
  );

  it('is not begun by a page of another site', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
    const response = await server.get('/api/openid/start?return=/sources', headers);
    expect(response.headers.get('location')).toBe('/sign-in?return=%2Fsources');
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('is answered 503 while the provider can not be reached', async () => {
    const gone = await openTestProvider(`${publicUrl}/api/openid/callback`);
    await gone.close();
    const clientId = registered.client_id;
    const settings = { issuer: gone.issuer, clientId, clientSecret: null, name: 'Gone' } as const;
    const openId = openProvider({ ...settings, role: 'reader' }, publicUrl);
    const other = await openServer({ publicUrl, openId });
    const response = await other.get('/api/openid/start');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'unavailable' });
    expect((await other.get('/api/openid/callback?code=x&state=y')).status).toBe(302);
    await other.close();
  });

  it('is answered 404 where there is no provider', async () => {
    const other = await openServer();
    expect((await other.get('/api/openid/start')).status).toBe(404);
    expect((await other.get('/api/openid/callback')).status).toBe(404);
    await other.close();
  });
});
