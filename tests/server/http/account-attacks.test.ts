import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guarded, guards } from './guards.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

/** The rows of the table of attacks that concern accounts; each part names its row. */
let server: TestServer;

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
});

afterAll(() => server.close());

type Headers = Readonly<Record<string, string>>;

const password = 'correct horse battery';
const json = { 'content-type': 'application/json' };

/** The headers of a session, as they come without what a browser says of the page. */
function bare(headers: Headers): Record<string, string> {
  return { cookie: headers['cookie'] ?? '', ...json };
}

async function send(method: string, path: string, headers: Headers, body?: unknown) {
  return fetch(server.url + path, {
    method,
    headers,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

function invite(role: 'reader' | 'editor' = 'editor'): string {
  const asked = { kind: 'new-account', role, account: null, note: '', by: 'A test' } as const;
  return server.opened.accounts.invitations.invite(asked).secret;
}

let count = 0;
/** Someone with a password, by their login. */
async function someone(): Promise<string> {
  count += 1;
  const login = `someone-${count}`;
  const taking = { secret: invite(), login, name: `Someone ${count}`, password };
  expect((await send('POST', '/api/welcome', json, taking)).status).toBe(201);
  return login;
}

const cookieOf = (response: Response, name = 'session') =>
  response.headers
    .getSetCookie()
    .find((line) => line.startsWith(`regesta-${name}=`))
    ?.split(';')[0] ?? '';

describe('a forged request (CSRF)', () => {
  const changing = guarded.filter(
    ({ name, method }) => method !== 'GET' && guards[name] !== 'anyone',
  );

  it.each(changing)('gets nothing by the cookie alone: $name', async ({ method, address }) => {
    const cookie = bare(server.as('administrator'));
    const foreign: readonly Headers[] = [
      {}, // neither header: no browser of ours, and no token
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' },
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: `${server.url}.evil.example` },
    ];
    for (const headers of foreign) {
      const body = method === 'DELETE' ? undefined : {};
      const response = await send(method, address, { ...cookie, ...headers }, body);
      expect([headers, [401, 403].includes(response.status)]).toEqual([headers, true]);
    }
  });

  it.each([
    ['text/plain', '{"isClosed":true}'],
    ['application/x-www-form-urlencoded', '{"isClosed":true}'],
    ['', '{"isClosed":true}'],
  ])('gets nothing in as %s, even from a page of our own', async (type, body) => {
    const headers = { ...server.as('administrator'), 'content-type': type };
    const response = await send('PATCH', '/api/settings', headers, body);
    expect(response.status).toBe(415);
    expect(server.opened.accounts.settings.isClosed()).toBe(false);
  });

  it('is not what a page of our own sends, from browsers new and old', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      { origin: server.url },
    ]) {
      const cookie = bare(server.as('administrator'));
      const response = await send('PATCH', '/api/settings', { ...cookie, ...headers }, {});
      expect(response.status).toBe(200);
    }
  });

  it('signs nobody in who did not ask for it (login CSRF)', async () => {
    const login = await someone();
    const headers = { ...json, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const response = await send('POST', '/api/session', headers, { login, password });
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
  });

  it('reads nothing that is private by a page of another origin', async () => {
    const cookie = bare(server.as('reader'));
    for (const site of ['cross-site', 'same-site']) {
      const headers = { ...cookie, 'sec-fetch-site': site, 'sec-fetch-mode': 'cors' };
      const response = await server.get('/api/account', headers);
      expect(response.status).toBe(401);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});

describe('a session that someone else chose (fixation)', () => {
  it('is never taken over: signing in makes a new one', async () => {
    const login = await someone();
    const chosen = `regesta-session=regesta_session_${'A'.repeat(43)}`;
    const headers = { ...json, cookie: chosen, 'sec-fetch-site': 'same-origin' };
    const signedIn = await send('POST', '/api/session', headers, { login, password });
    expect(cookieOf(signedIn)).toMatch(/^regesta-session=regesta_session_/u);
    expect(cookieOf(signedIn)).not.toBe(chosen);
    const session = await server.get('/api/session', { cookie: chosen });
    expect(await session.json()).toMatchObject({ person: null });
  });

  it('ends when its browser signs in as someone else', async () => {
    const former = server.as('reader');
    const login = await someone();
    await send('POST', '/api/session', former, { login, password });
    expect((await server.get('/api/account', former)).status).toBe(401);
  });
});

describe('a session after signing out (reuse)', () => {
  it('opens nothing, wherever its cookie was copied to', async () => {
    const headers = server.as('editor');
    expect((await server.get('/api/account', headers)).status).toBe(200);
    await send('DELETE', '/api/session', headers);
    expect((await server.get('/api/account', headers)).status).toBe(401);
    expect((await send('POST', '/api/events', headers, {})).status).toBe(401);
  });
});

describe('unknown and prototype keys (mass assignment)', () => {
  it.each([
    ['POST', '/api/session', { login: 'a', password: 'b', role: 'administrator' }],
    ['POST', '/api/welcome/check', { secret: 'x', kind: 'first-administrator' }],
    ['POST', '/api/account/password', { current: 'a', password, account: 'other' }],
    ['POST', '/api/account/tokens', { label: '', role: 'reader', expiresAt: null, name: 'Eve' }],
    ['PATCH', '/api/people/x', { passwordHash: 'x' }],
    ['POST', '/api/invitations', { role: 'reader', kind: 'first-administrator' }],
    ['PATCH', '/api/settings', { isClosed: false, openId: 'x' }],
  ])('are refused at %s %s: %j', async (method, path, body) => {
    const response = await send(method, path, server.as('administrator'), body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ code: 'unknown-key' }] });
  });

  it('make no one more than they were invited as', async () => {
    const taking = { secret: invite('reader'), login: 'eve', name: 'Eve', password };
    for (const role of ['administrator', 'reader']) {
      const response = await send('POST', '/api/welcome', json, { ...taking, role });
      expect(response.status).toBe(400);
    }
    expect(server.opened.accounts.people.byLogin('eve')).toBeNull();
  });

  it.each([
    ['{"login":"a","password":"b","__proto__":{"role":"administrator"}}', 'reserved-key'],
    ['{"login":"a","login":"b","password":"c"}', 'repeated-key'],
    [`{"login":${'['.repeat(40)}${']'.repeat(40)},"password":"b"}`, 'too-deep'],
  ])('are found however they are written: %.40s', async (body, code) => {
    const response = await send('POST', '/api/session', json, body);
    expect(await response.json()).toMatchObject({ errors: [{ code }] });
  });

  it('in a query are refused as well', async () => {
    const response = await send(
      'PATCH',
      '/api/settings?isClosed=true',
      server.as('administrator'),
      {},
    );
    expect(response.status).toBe(400);
  });
});

describe('a body about accounts', () => {
  it('is short, or it is not read (limits)', async () => {
    const long = JSON.stringify({ login: 'a', password: 'x'.repeat(17_000) });
    expect((await send('POST', '/api/session', json, long)).status).toBe(413);
  });

  it('can not make a password cost more by its length', async () => {
    const body = { login: 'a', password: 'x'.repeat(1_000) };
    expect((await send('POST', '/api/session', json, body)).status).toBe(400);
  });
});

describe('a token that leaks', () => {
  const own = guarded.filter(({ path }) => path.startsWith('/api/account'));

  it.each(own)('can not make more of itself: $name', async ({ method, address }) => {
    const { accounts, tokens } = server.opened;
    const account = accounts.people.byLogin('the-administrator');
    const asked = { name: 'x', role: 'administrator', expiresAt: null } as const;
    const created = tokens.create({ ...asked, ...(account && { account: account.id }) });
    if (!created.ok) throw new Error(created.message);
    const bodies: Readonly<Record<string, unknown>> = {
      '/api/account/tokens': { label: '', role: 'reader', expiresAt: null },
      '/api/account/password': { current: 'x', password },
    };
    const headers = { ...json, authorization: `Bearer ${created.secret}` };
    const response = await send(method, address, headers, bodies[address]);
    expect(response.status).toBe(403);
  });

  it('goes before a cookie: with one that opens nothing nobody is let in', async () => {
    const headers = {
      ...server.as('administrator'),
      authorization: `Bearer regesta_${'A'.repeat(43)}`,
    };
    expect((await server.get('/api/people', headers)).status).toBe(401);
  });
});

describe('secrets (logs, addresses)', () => {
  it('are written down nowhere', async () => {
    const secret = invite();
    const taking = { secret, login: 'logged', name: 'Logged', password };
    const welcome = await send('POST', '/api/welcome', json, taking);
    const wrong = 'a wrong password that someone typed';
    await send('POST', '/api/session', json, { login: 'logged', password: wrong });
    await server.get(`/welcome/${secret}?secret=${secret}`);
    const session = { cookie: cookieOf(welcome), 'sec-fetch-site': 'same-origin', ...json };
    const asked = { label: 'x', role: 'reader', expiresAt: null };
    const token = await send('POST', '/api/account/tokens', session, asked);
    const told = /regesta_[\w-]+/u.exec(await token.text())?.[0] ?? 'no token';
    const secrets = [secret, password, wrong, cookieOf(welcome), cookieOf(welcome, 'device'), told];
    for (const text of secrets) {
      expect(text.length).toBeGreaterThan(10);
      expect(server.logged()).not.toContain(text.replace(/^regesta-\w+=/u, ''));
    }
    expect(server.logged()).not.toMatch(/argon2/u);
  });

  it('and hashes are in no answer', async () => {
    const headers = server.as('administrator');
    const paths = ['/api/account', '/api/people', '/api/tokens', '/api/settings', '/api/session'];
    for (const path of paths) {
      const response = await server.get(path, headers);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).not.toMatch(/hash|argon2|regesta_/iu);
    }
  });

  it('and accounts are in no export of the log', async () => {
    await someone();
    const events = await (await server.get('/api/events?limit=1000')).text();
    expect(events).not.toMatch(/someone|argon2|regesta_/u);
  });
});

describe('guessing over HTTP (enumeration, lockout)', () => {
  it('is answered alike for a login that is there and one that is not', async () => {
    const login = await someone();
    const answers = await Promise.all(
      [login, 'nobody-at-all'].map(async (name) => {
        const body = { login: name, password: 'wrong' };
        const response = await send('POST', '/api/session', json, body);
        return [response.status, await response.text(), response.headers.getSetCookie()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(401);
  });

  it('is told when to come again, and lets the owner in where they are known', async () => {
    const login = await someone();
    const signedIn = await send('POST', '/api/session', json, { login, password });
    const device = cookieOf(signedIn, 'device');
    const statuses: number[] = [];
    for (let time = 0; time < 8; time += 1) {
      const response = await send('POST', '/api/session', json, { login, password: 'wrong' });
      statuses.push(response.status);
      if (response.status === 429)
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses.at(-1)).toBe(429);
    expect((await send('POST', '/api/session', json, { login, password })).status).toBe(429);
    const known = { ...json, cookie: device };
    expect((await send('POST', '/api/session', known, { login, password })).status).toBe(200);
  });
});
