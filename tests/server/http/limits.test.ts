import { afterEach, describe, expect, it } from 'vitest';
import { openServer, smallArchive, type TestOptions, type TestServer } from './open-server.ts';

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

  it.each([
    ['is the same whatever it says of itself', [], [200, 429, 429]],
    ['is another when a trusted proxy says so', ['loopback'], [200, 200, 200]],
  ])('%s', async (_what, trustedProxies, expected) => {
    const server = await open({ limits: { readings: 1 }, trustedProxies });
    const ask = (at: number) => server.get('/api/views', { 'x-forwarded-for': `203.0.113.${at}` });
    expect(await statuses(3, ask)).toEqual(expected);
  });
});
