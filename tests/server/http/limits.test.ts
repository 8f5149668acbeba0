import { afterEach, describe, expect, it } from 'vitest';
import { follow } from './follow.ts';
import { openServer, smallArchive, type TestOptions, type TestServer } from './open-server.ts';
import { rawRequest } from './raw-request.ts';

let opened: TestServer | null = null;

afterEach(async () => {
  await opened?.close();
  opened = null;
});

async function open(options: TestOptions): Promise<TestServer> {
  opened = await openServer(options);
  opened.append(...smallArchive);
  return opened;
}

async function statuses(count: number, ask: (at: number) => Promise<Response>): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < count; at += 1) found.push((await ask(at)).status);
  return found;
}

describe('an address', () => {
  it('that reads too much is told when to come again', async () => {
    const server = await open({ limits: { readings: 3 } });
    expect(await statuses(4, () => server.get('/api/views'))).toEqual([200, 200, 200, 429]);
    const response = await server.get('/api/occurrences');
    expect(response.headers.get('retry-after')).toBe('60');
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/u);
    expect(await response.json()).toMatchObject({ code: 'too-many-requests' });
    expect((await server.get('/healthz')).status).toBe(200);
  });

  it('that appends too much may still read', async () => {
    const server = await open({ limits: { appends: 2 } });
    expect(await statuses(3, () => server.post({}))).toEqual([400, 400, 429]);
    expect((await server.get('/api/views')).status).toBe(200);
  });

  it('that guesses tokens is stopped, and does not lock out who has one', async () => {
    const server = await open({ limits: { failedTokens: 2 } });
    const guess = (at: number) =>
      server.post({}, { headers: { authorization: `Bearer regesta_${String(at).repeat(43)}` } });
    expect(await statuses(3, guess)).toEqual([401, 401, 429]);
    expect((await server.post({})).status).toBe(400);
  });

  it('shares the live streams of the server with all others', async () => {
    const limits = { streamsOfOne: 2, streamsInAll: 2 };
    const server = await open({ limits, trustedProxies: ['loopback'] });
    const from = (at: number) => ({ 'x-forwarded-for': `203.0.113.${at}` });
    const url = `${server.url}/api/events/live`;
    const streams = await Promise.all([1, 2].map((at) => follow(url, from(at))));
    const third = await server.get('/api/events/live', from(3));
    expect(third.status).toBe(503);
    expect(await third.json()).toMatchObject({ code: 'unavailable' });
    for (const stream of streams) stream.stop();
  });

  it.each([
    ['is the same whatever it says of itself', [], [200, 429, 429]],
    ['is another when a trusted proxy says so', ['loopback'], [200, 200, 200]],
  ])('%s', async (_what, trustedProxies, expected) => {
    const server = await open({ limits: { readings: 1 }, trustedProxies });
    const ask = (at: number) => server.get('/api/views', { 'x-forwarded-for': `203.0.113.${at}` });
    expect(await statuses(3, ask)).toEqual(expected);
  });
});

describe('a connection', () => {
  const head = 'POST /api/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer TOKEN\r\n';

  it.each([
    ['its headers', head],
    ['its body', `${head}Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{`],
  ])('that is slow with %s is let go', async (_what, text) => {
    const server = await open({ headersMs: 200, requestMs: 400 });
    const started = Date.now();
    const request = text.replace('TOKEN', server.secret);
    expect(await rawRequest(server.port, request)).toMatch(/^HTTP\/1\.1 408 /u);
    expect(Date.now() - started).toBeLessThan(4_000);
  });

  it('beyond what the server can hold is closed at once, and the others go on', async () => {
    const server = await open({ connectionsMax: 2 });
    const held = await Promise.all(
      [1, 2].map(() => follow(`${server.url}/api/events/live?after=0`)),
    );
    await expect(server.get('/healthz')).rejects.toThrow('fetch failed');
    expect(await held[0]?.take(1)).toHaveLength(1);
    for (const stream of held) stream.stop();
    await expect
      .poll(() =>
        server.get('/healthz').then(
          ({ status }) => status,
          () => 0,
        ),
      )
      .toBe(200);
  });
});
