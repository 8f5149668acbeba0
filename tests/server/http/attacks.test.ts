import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, smallArchive, type TestServer } from './open-server.ts';
import { rawRequest } from './raw-request.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer({ limits: { bodyBytes: 100_000 } });
  server.append(...smallArchive);
});

afterAll(() => server.close());

const body = JSON.stringify({
  events: [{ stream: 'source-a', type: 'SourceRegistered', data: { type: 'report', title: 'x' } }],
});

describe('whoever has no token', () => {
  it.each([
    ['none', {}],
    ['a wrong one', { authorization: `Bearer regesta_${'A'.repeat(43)}` }],
    ['a name and password', { authorization: 'Basic YTpi' }],
    ['an empty one', { authorization: 'Bearer ' }],
  ])('is told to get one: %s', async (_what, headers) => {
    const response = await fetch(`${server.url}/api/events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer realm="regesta"/u);
    expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
  });

  it('finds no other place to put one', async () => {
    const response = await fetch(`${server.url}/api/events?access_token=${server.secret}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `token=${server.secret}` },
      body,
    });
    expect(response.status).toBe(401);
  });

  it('is told the same of a revoked token as of one that never was', async () => {
    const created = server.opened.tokens.create({ name: 'Gone', expiresAt: null });
    if (!created.ok) throw new Error(created.message);
    server.opened.tokens.revoke(created.token.id);
    const [revoked, unknown] = await Promise.all(
      [created.secret, `regesta_${'A'.repeat(43)}`].map(async (secret) => {
        const response = await server.post({}, { headers: { authorization: `Bearer ${secret}` } });
        return [response.status, response.headers.get('www-authenticate'), await response.text()];
      }),
    );
    expect(revoked).toEqual(unknown);
  });
});

describe('a page of another origin', () => {
  it.each([
    ['text/plain', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['a form of parts', 'multipart/form-data; boundary=x'],
    ['another charset', 'application/json; charset=utf-16'],
    ['no type', ''],
  ])('gets nothing in as %s', async (_what, type) => {
    const response = await server.post(null, { body, headers: { 'content-type': type } });
    expect(response.status).toBe(415);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:1' },
    { origin: 'null' },
    { origin: 'https://example.org' },
  ])('appends nothing, even with a token: %o', async (headers) => {
    const response = await server.post(null, { body, headers });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may read, without credentials', async () => {
    const response = await server.get('/api/occurrences', { origin: 'https://example.org' });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('is not let through by a question beforehand', async () => {
    const response = await fetch(`${server.url}/api/events`, {
      method: 'OPTIONS',
      headers: { origin: 'https://example.org', 'access-control-request-method': 'POST' },
    });
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
    expect(response.headers.get('access-control-allow-headers')).not.toMatch(/authorization/iu);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS');
  });

  it('is not what a page of our own is taken for', async () => {
    const own = { origin: server.url, 'sec-fetch-site': 'same-origin' };
    expect((await server.post(null, { body: '{}', headers: own })).status).toBe(400);
    expect((await server.post(null, { body: '{}', headers: { origin: server.url } })).status).toBe(
      400,
    );
  });
});

describe('a body', () => {
  it('that is too long is refused, whatever it says of its length', async () => {
    const long = `{"reason":"${'x'.repeat(100_000)}"}`;
    expect((await server.post(null, { body: long })).status).toBe(413);
    const chunked = await rawRequest(
      server.port,
      `POST /api/events HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n` +
        `Content-Type: application/json\r\nAuthorization: Bearer ${server.secret}\r\n\r\n` +
        `${long.length.toString(16)}\r\n${long}\r\n0\r\n\r\n`,
    );
    expect(chunked).toMatch(/^HTTP\/1\.1 413 /u);
  });

  it('that is packed is refused unread', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const headers = { 'content-encoding': 'gzip' };
    expect((await server.post(null, { body: bomb, headers })).status).toBe(415);
  });
});

describe('a request line or header', () => {
  it.each([
    ['two hosts', 'GET /api/views HTTP/1.1\r\nHost: a\r\nHost: b\r\n'],
    ['no host', 'GET /api/views HTTP/1.1\r\n'],
    ['a host that is none', 'GET /api/views HTTP/1.1\r\nHost: a/b?c\r\n'],
    [
      'two lengths',
      'POST /api/events HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n',
    ],
    [
      'a length and chunks',
      'POST /api/events HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n',
    ],
    ['a byte that is no character', 'GET /api/occurrences/%ff HTTP/1.1\r\nHost: a\r\n'],
    ['a query that is no text', 'GET /api/occurrences?q=%ff HTTP/1.1\r\nHost: a\r\n'],
    ['a NUL', 'GET /api/search?q=%00 HTTP/1.1\r\nHost: a\r\n'],
  ])('with %s is refused', async (_what, head) => {
    const answer = await rawRequest(server.port, `${head}Connection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /u);
  });

  it('with 17 KiB of headers is refused', async () => {
    const head = `GET /api/views HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(17_000)}\r\n\r\n`;
    expect(await rawRequest(server.port, head)).toMatch(/^HTTP\/1\.1 431 /u);
  });

  it('never shows in a link', async () => {
    const answer = await rawRequest(
      server.port,
      'GET /api/occurrences?limit=1 HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n' +
        'Connection: close\r\n\r\n',
    );
    expect(answer).toMatch(/^Link: <\/api\/occurrences\?/imu);
    expect(answer).not.toContain('evil.example');
  });

  it('may name the address whole, as proxies do', async () => {
    const head = 'GET http://a/api/views HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    expect(await rawRequest(server.port, head)).toMatch(/^HTTP\/1\.1 200 /u);
  });
});

describe('a question', () => {
  it.each([
    'limit=10&limit=20',
    'sort=occurred&sort=importance',
    'asOf=seq:1&asOf=seq:2',
    'sort=recorded;drop%20table%20events',
    'sort=__proto__',
    'limit=0',
    'limit=1001',
    'limit=1e2',
    'limit[]=1',
    '__proto__=1',
    'constructor[prototype][x]=1',
    `from=${'1'.repeat(300)}`,
    `q=${'a%20OR%20'.repeat(500)}`,
    `kind=${'x'.repeat(8_200)}`,
    'from=1900-02-29',
    'cursor=e30',
  ])('is refused whose parameters are %.40s', async (query) => {
    const response = await server.get(`/api/occurrences?${query}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'issue' });
  });

  it.each([
    '"',
    "'",
    'a OR b',
    'brest-litovsk',
    'C++',
    'AND',
    'NEAR(a b)',
    '*',
    'title:x',
    '(',
    '<b>',
    '😀',
    '\\',
  ])('in any words a person may type is safe: %s', async (q) => {
    for (const path of ['/api/search', '/api/occurrences', '/api/timeline'])
      expect((await server.get(`${path}?q=${encodeURIComponent(q)}`)).status).toBe(200);
  });
});

describe('what the server says', () => {
  it('has no inline script, no frame and nothing of elsewhere in its policy', async () => {
    const { headers } = await server.get('/api/views');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe|upgrade-insecure|data:|\*/u);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('has neither secrets nor stacks', async () => {
    await server.post({ events: 'nonsense' }, { headers: { cookie: 'session=biscuit' } });
    const wrong = `regesta_${'B'.repeat(43)}`;
    await server.post({}, { headers: { authorization: `Bearer ${wrong}` } });
    for (const text of [server.secret, wrong, 'biscuit'])
      expect(server.logged()).not.toContain(text);
    const answers = await Promise.all(
      ['/api/occurrences?asOf=x', '/api/%c0%af', '/%2e%2e/%2e%2e/etc/passwd'].map(async (path) =>
        (await server.get(path)).text(),
      ),
    );
    expect(answers.join('')).not.toMatch(/\.ts\b|node_modules|at \w+ \(/u);
  });

  it('of a fault is that there was one, with the rest in its own log', async () => {
    const broken = await openServer();
    broken.append(...smallArchive);
    broken.opened.database.reader.close();
    const response = await broken.get('/api/occurrences');
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ code: 'fault', title: 'The server broke a promise' });
    expect(text).not.toMatch(/database|sqlite|\.ts/iu);
    expect(broken.logged()).toMatch(/database connection is not open/u);
    expect((await broken.get('/readyz')).status).toBe(500);
    expect((await broken.get('/healthz')).status).toBe(200);
    await broken.close().catch(() => undefined);
  });
});
