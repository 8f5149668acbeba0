import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/running-server.ts';
import { openServer, type TestServer } from './open-server.ts';
import { rawRequest } from './raw-request.ts';

let server: TestServer;
let folder: ReturnType<typeof temporaryFolder>;

beforeAll(async () => {
  folder = temporaryFolder();
  const client = join(folder.path, 'client');
  mkdirSync(join(client, 'assets'), { recursive: true });
  writeFileSync(join(client, 'index.html'), '<!doctype html><title>Regesta</title>');
  writeFileSync(join(client, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(client, '.secret'), 'hidden');
  writeFileSync(join(client, 'assets/main-B7f3.js'), `export default ${'1 + '.repeat(1_000)}1;`);
  writeFileSync(join(folder.path, 'outside.txt'), 'let me out');
  server = await openServer({ clientFolder: client });
});

afterAll(async () => {
  await server.close();
  folder.remove();
});

describe('the client', () => {
  it.each([
    '/',
    '/occurrences',
    '/occurrences/7f3',
    '/occurrences/caf%C3%A9?until=2018',
    '/actors/us',
    '/sources',
    '/instruments/x',
    '/chronicles/main',
  ])('has its one page at %s, asked for again each time', async (path) => {
    const response = await server.get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.text()).toContain('<title>Regesta</title>');
    const tag = response.headers.get('etag') ?? '';
    const head = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n`;
    const again = await rawRequest(server.port, `${head}If-None-Match: ${tag}\r\n\r\n`);
    expect(again).toMatch(/^HTTP\/1\.1 304 /u);
  });

  it('has files named after their content, which are kept for ever, and packed', async () => {
    const response = await server.get('/assets/main-B7f3.js', { 'accept-encoding': 'gzip' });
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/u);
    expect(response.headers.get('content-encoding')).toBe('gzip');
  });

  it('has other files, which are asked for again', async () => {
    const response = await server.get('/mark.svg');
    expect(response.headers.get('content-type')).toBe('image/svg+xml');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  it('has its page too where there is nothing, which says so', async () => {
    const response = await server.get('/nothing/at/all');
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('<title>Regesta</title>');
  });

  it.each(['/assets/gone-1.js', '/.secret'])(
    'says in a page that there is nothing at %s',
    async (path) => {
      const response = await server.get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(await response.text()).toContain('There is no such page');
    },
  );

  it.each([
    '/../outside.txt',
    '/assets/../../outside.txt',
    '/%2e%2e/outside.txt',
    '/..%2foutside.txt',
    '/..%5coutside.txt',
    '/assets/%2e%2e%2f%2e%2e%2foutside.txt',
  ])('lets nobody out of its folder: %s', async (path) => {
    const head = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`;
    const answer = await rawRequest(server.port, head);
    expect(answer).toMatch(/^HTTP\/1\.1 40[034] /u);
    expect(answer).not.toContain('let me out');
  });

  it('takes nothing', async () => {
    const response = await fetch(`${server.url}/`, { method: 'POST', body: 'x' });
    expect(response.status).toBe(404);
  });

  it('redirects to no other place', async () => {
    for (const path of ['//example.org', '//example.org/%2f..', '/assets'])
      expect((await server.get(path)).headers.get('location')).toBeNull();
  });
});

describe('a server without a client', () => {
  it('says so for a page and goes on answering', async () => {
    const bare = await openServer();
    expect((await bare.get('/')).status).toBe(404);
    expect((await bare.get('/api/views')).status).toBe(200);
    await bare.close();
  });
});
