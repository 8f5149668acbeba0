import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accountRoles } from '../../../events/readings/accounts.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
});

afterAll(() => server.close());

const password = 'correct horse battery';

async function send(path: string, body: object, headers: Readonly<Record<string, string>> = {}) {
  const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  return fetch(server.url + path, {
    method: 'POST',
    headers: { ...own, ...headers },
    body: JSON.stringify(body),
  });
}

/** What a browser would send back. */
function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

function setupSecret(): string {
  const secret = server.opened.accounts.setUp();
  if (secret === null) throw new Error('There is an administrator.');
  return secret;
}

describe('the first administrator', () => {
  it('signs up by the setup link, once', async () => {
    const former = setupSecret();
    const secret = setupSecret();
    const taking = { secret, login: 'Ada', name: 'Ada Lovelace', password };
    expect((await send('/api/welcome/check', { secret: former })).status).toBe(422);
    const check = await send('/api/welcome/check', { secret });
    expect(await check.json()).toMatchObject({
      kind: 'first-administrator',
      role: 'administrator',
      login: null,
    });
    const welcome = await send('/api/welcome', taking);
    expect(welcome.status).toBe(201);
    expect(await welcome.json()).toEqual({
      person: { name: 'Ada Lovelace', role: 'administrator' },
      isClosed: false,
      openId: null,
    });
    const again = await send('/api/welcome', { ...taking, login: 'eve', name: 'Eve' });
    expect(await again.json()).toMatchObject({ errors: [{ code: 'invitation-not-open' }] });
    expect(server.opened.accounts.setUp()).toBeNull();
  });
});

describe('a session', () => {
  it('is begun by the right password, and told to whoever has its cookie', async () => {
    const signedIn = await send('/api/session', { login: 'ADA', password });
    expect(signedIn.status).toBe(200);
    for (const line of signedIn.headers.getSetCookie())
      expect(line).toMatch(
        /^regesta-(?:session|device)=\S+; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Strict$/u,
      );
    const cookie = cookiesOf(signedIn);
    const session = await server.get('/api/session', { cookie });
    expect(await session.json()).toMatchObject({ person: { name: 'Ada Lovelace' } });
    const stranger = await server.get('/api/session');
    expect(await stranger.json()).toMatchObject({ person: null, isClosed: false });
  });

  it('opens nothing any more once it is signed out of', async () => {
    const headers = server.as('administrator');
    const signedOut = await fetch(`${server.url}/api/session`, { method: 'DELETE', headers });
    expect(await signedOut.json()).toMatchObject({ person: null });
    expect(signedOut.headers.get('set-cookie')).toMatch(/^regesta-session=; Max-Age=0/u);
    expect((await server.get('/api/people', headers)).status).toBe(401);
  });

  it('appends under the public name of its account', async () => {
    const response = await send(
      '/api/events',
      {
        events: [
          {
            stream: 'source-by-session',
            type: 'SourceRegistered',
            data: { type: 'report', title: 'By a session' },
          },
        ],
      },
      server.as('editor', 'Bea Editor'),
    );
    expect(response.status).toBe(201);
    const recorded = await server.get('/api/events?stream=source-by-session');
    expect(await recorded.json()).toMatchObject({ items: [{ recordedBy: 'Bea Editor' }] });
  });

  it.each(accountRoles)('has the role that its account has: %s', async (role) => {
    const response = await server.get('/api/session', server.as(role));
    expect(await response.json()).toMatchObject({ person: { role } });
  });
});
