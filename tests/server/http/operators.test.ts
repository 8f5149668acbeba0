import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openServer, smallArchive, type TestServer } from './open-server.ts';
import { rawRequest } from './raw-request.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer({ publicUrl: 'https://archive.example/regesta' });
  server.append(...smallArchive);
});

afterAll(() => server.close());

describe('operators', () => {
  it('learn whether the server lives and can answer', async () => {
    expect(await (await server.get('/healthz')).json()).toEqual({ status: 'ok' });
    const ready = { status: 'ready', position: smallArchive.length };
    expect(await (await server.get('/readyz')).json()).toEqual(ready);
  });

  it('see what it has done, by route and not by address', async () => {
    await server.get('/api/occurrences/summit');
    await server.get('/api/occurrences/nobody');
    await server.get('/wp-login.php');
    const response = await server.get('/metrics');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/u);
    const text = await response.text();
    const seen = (status: string, route: string) =>
      `regesta_http_request_duration_seconds_count{method="GET",route="${route}",status="${status}"} 1`;
    expect(text).toContain(seen('200', '/api/occurrences/{id}'));
    expect(text).toContain(seen('404', '/api/occurrences/{id}'));
    expect(text).toContain(seen('404', 'other'));
    expect(text).not.toContain('summit');
    expect(text).toMatch(new RegExp(`^regesta_log_position ${smallArchive.length}$`, 'mu'));
    expect(text).toContain('process_cpu_seconds_total');
  });

  it('read in the log who asked what, each request by its own id', async () => {
    const response = await server.get('/api/sources');
    const id = response.headers.get('x-request-id') ?? '';
    await expect.poll(() => server.logged()).toContain(id);
    const line = server
      .logged()
      .split('\n')
      .find((text) => text.includes(id));
    expect(JSON.parse(line ?? '')).toMatchObject({
      reqId: id,
      req: { method: 'GET', url: '/api/sources', from: '127.0.0.1' },
      res: { statusCode: 200 },
    });
  });

  it('put the server behind a proxy without a link going astray', async () => {
    const response = await server.get('/api/sources?limit=1');
    expect(response.headers.get('link')).toMatch(/^<\/regesta\/api\/sources\?/u);
    const headers = { origin: 'https://archive.example' };
    const data = { type: 'report', title: 'A report' };
    const events = [{ stream: 'source-a', type: 'SourceRegistered', data }];
    const appended = await server.post({ events }, { headers });
    expect(appended.headers.get('location')).toBe('/regesta/api/sources/a');
  });
});

describe('the metrics', () => {
  it.each([
    ['this machine', {}, 200],
    ['a proxy on this machine, for someone else', { 'x-forwarded-for': '203.0.113.9' }, 401],
    ['a proxy of another make', { forwarded: 'for=203.0.113.9' }, 401],
  ])('are for %s: %o gives %i', async (_who, headers, status) => {
    expect((await server.get('/metrics', headers)).status).toBe(status);
  });

  it('are not for a page whose name was made to lead here (DNS rebinding)', async () => {
    const head = 'GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n';
    expect(await rawRequest(server.port, head)).toMatch(/^HTTP\/1\.1 401 /u);
  });
});
