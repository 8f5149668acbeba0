import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regesta } from '../../support/command.ts';
import { startServer, temporaryFolder, type RunningServer } from '../../support/running-server.ts';

const folder = temporaryFolder();
const other = temporaryFolder();
let server: RunningServer;
let liar: Server;
let key = '';
/** What the liar changes in an answer; null: nothing. */
let lie: ((path: string, body: Buffer) => Buffer) | null = null;

beforeAll(async () => {
  server = await startServer(folder.path);
  key = (await (await fetch(`${server.url}/log/key`)).text()).trim();
  // Passes everything on from the archive, but for its lies.
  liar = createServer((request, response) => void passOn(request.url ?? '/', response));
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  liar.close();
  await server.stop();
  folder.remove();
  other.remove();
});

async function passOn(path: string, response: ServerResponse): Promise<void> {
  const answer = await fetch(server.url + path);
  const body = Buffer.from(await answer.arrayBuffer());
  response.writeHead(answer.status).end(lie === null ? body : lie(path, body));
}

const urlOfLiar = (): string => `http://127.0.0.1:${(liar.address() as AddressInfo).port}`;
const verify = (...rest: readonly string[]) =>
  regesta(['verify', ...rest], { dataFolder: other.path });

async function codesUnder(lied: NonNullable<typeof lie>): Promise<readonly string[]> {
  lie = lied;
  const ended = await verify('--url', urlOfLiar(), '--key', key, '--json');
  lie = null;
  expect(ended.code).toBe(3);
  const { findings }: { findings: { code: string; position: number | null }[] } = JSON.parse(
    ended.out,
  );
  return findings.map(({ code, position }) => `${code} ${position}`);
}

const inText =
  (at: string, change: (text: string) => string) =>
  (path: string, body: Buffer): Buffer =>
    path.startsWith(at) ? Buffer.from(change(body.toString('utf8'))) : body;

const cutLast = (text: string): string => text.split('\n').slice(0, -2).join('\n') + '\n';

describe('regesta verify --url', () => {
  it('verifies an archive by what it serves, under a pinned key', async () => {
    const ended = await verify('--url', server.url, '--key', key);
    expect([ended.code, ended.err]).toEqual([0, '']);
    expect(ended.out).toMatch(/^443 events of regesta\.invalid\/\w+ verified/u);
  });

  it('says where the key is only what the archive gives itself', async () => {
    const ended = await verify('--url', `${server.url}/`);
    expect([ended.code, ended.err.includes('pin it with --key')]).toEqual([0, true]);
  });

  it('holds it against an older seal', async () => {
    const seal = await (await fetch(`${server.url}/log/checkpoint`)).text();
    const older = join(other.path, 'older');
    writeFileSync(older, seal);
    expect((await verify('--url', server.url, '--key', key, '--against', older)).code).toBe(0);
    writeFileSync(older, seal.replace('\n443\n', '\n444\n'));
    const forged = await verify('--url', server.url, '--key', key, '--against', older);
    expect([forged.code, forged.err.includes('bad-seal')]).toEqual([3, true]);
  });

  it('finds an event that says something else than what was sealed', async () => {
    // The event, the seal, and the level above, which has the hash of the tile that the event is in.
    const tellingOf = ['other-entry 1', 'other-root 443', 'other-tile 443'];
    const data = inText('/log/events/0', (text) => text.replace('"title":"', '"title":"Not '));
    expect(await codesUnder(data)).toEqual(tellingOf);
    const envelope = inText('/log/events/0', (text) =>
      text.replace('"recordedBy":"', '"recordedBy":"Not '),
    );
    expect(await codesUnder(envelope)).toEqual(tellingOf);
  });

  it('finds an event that is held back', async () => {
    const cut = (text: string) => text.split('\n').toSpliced(10, 1).join('\n');
    expect(await codesUnder(inText('/log/events/', cut))).toEqual(['unbound 11']);
    const end = (path: string, body: Buffer) =>
      path === '/log/events/442' ? Buffer.alloc(0) : inText('/log/events/0', cutLast)(path, body);
    expect(await codesUnder(end)).toEqual(['unbound 443']);
    lie = inText('/log/events/0', (text) => text.slice(0, -1));
    const torn = await verify('--url', urlOfLiar(), '--key', key);
    lie = null;
    expect([torn.code, torn.err.includes('ends within a line')]).toEqual([1, true]);
  });

  it('finds a tile of another tree, and a seal of another key', async () => {
    const tile = (path: string, body: Buffer) =>
      path.startsWith('/log/tile/0/000') ? Buffer.alloc(body.length) : body;
    expect(await codesUnder(tile)).toEqual(['other-tile 256']);
    const partial = (path: string, body: Buffer) =>
      path.startsWith('/log/tile/1/000.p/1') ? Buffer.alloc(body.length) : body;
    expect(await codesUnder(partial)).toEqual(['other-tile 443']);
    const entries = inText('/log/tile/entries/001.p/187', (text) =>
      text.replace('"schemaVersion":1', '"schemaVersion":2'),
    );
    expect(await codesUnder(entries)).toEqual(['other-tile 443']);
    const seal = inText('/log/checkpoint', (text) => text.replace('\n443\n', '\n442\n'));
    expect(await codesUnder(seal)).toEqual(['bad-seal null']);
  });

  it('says what an address gives that is no archive', async () => {
    expect((await verify('--url', 'ftp://example.org')).code).toBe(2);
    const nobody = await verify('--url', 'http://127.0.0.1:1');
    expect([nobody.code, nobody.err.includes("can't be read")]).toEqual([1, true]);
    const elsewhere = await verify('--url', `${server.url}/nowhere`);
    expect([elsewhere.code, elsewhere.err.includes('answered 404')]).toEqual([1, true]);
  });
});
