import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leafHash } from '../../../events/transparency/hashing.ts';
import { parseVerifierKey, type VerifierKey } from '../../../events/transparency/note.ts';
import { checkReceipt } from '../../../events/transparency/receipt.ts';
import type { Seal } from '../../../events/transparency/seal.ts';
import { tilePath, tilesOf, tileWidth, widthIn } from '../../../events/transparency/tiles.ts';
import { emptyTree, grow, rootOf } from '../../../events/transparency/tree.ts';
import { nodeHashing as hashing } from '../../../server/transparency/hashing.ts';
import { openSeal } from '../../../server/transparency/seals.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';
import * as say from '../../support/sayings.ts';

let server: TestServer;
let key: VerifierKey;

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
  for (let at = 0; at < 300; at += 1) server.append(say.actor(`extra-${at}`));
  const parsed = parseVerifierKey(hashing, (await text('/log/key')).trim());
  if (!parsed) throw new Error('There is no key.');
  key = parsed;
});

afterAll(() => server.close());

async function text(path: string): Promise<string> {
  return (await server.get(path)).text();
}

async function bytes(path: string): Promise<Buffer> {
  const response = await server.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return Buffer.from(await response.arrayBuffer());
}

async function sealNow(): Promise<Seal> {
  const seal = openSeal(await text('/log/checkpoint'), key);
  if (!seal) throw new Error('The seal does not check.');
  return seal;
}

/** Every entry of a log of this size, from its bundles alone. */
async function entriesOf(size: number): Promise<Buffer[]> {
  const entries: Buffer[] = [];
  for (let index = 0; index * tileWidth < size; index += 1) {
    const width = widthIn(size, { level: 0, index });
    const bundle = await bytes(`/log/${tilePath({ level: null, index, width })}`);
    for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
      entries.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)));
  }
  return entries;
}

describe('the files of the log', () => {
  it('let a stranger recompute what was sealed', async () => {
    const seal = await sealNow();
    const entries = await entriesOf(seal.size);
    expect(entries).toHaveLength(smallArchive.length + 300);
    const tree = entries.reduce(
      (former, entry) => grow(hashing, former, leafHash(hashing, entry)),
      emptyTree,
    );
    expect(Buffer.from(rootOf(hashing, tree))).toEqual(Buffer.from(seal.root));
  });

  it('have every tile of the tree, and none that it has not', async () => {
    const { size } = await sealNow();
    for (const tile of tilesOf(size))
      expect(await bytes(`/log/${tilePath(tile)}`)).toHaveLength(tile.width * 32);
    for (const path of ['tile/0/002', 'tile/0/001', 'tile/1/000.p/2', 'tile/entries/009', 'tile/x'])
      expect([path, (await server.get(`/log/${path}`)).status]).toEqual([path, 404]);
  });

  it('may be kept as long as they stay true', async () => {
    const tile = await server.get('/log/tile/0/000');
    expect(tile.headers.get('cache-control')).toContain('immutable');
    expect(tile.headers.get('content-type')).toBe('application/octet-stream');
    const checkpoint = await server.get('/log/checkpoint');
    expect(checkpoint.headers.get('cache-control')).toBe('no-store');
    expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('hold nothing of the data of an event', async () => {
    const entries = await entriesOf((await sealNow()).size);
    const all = Buffer.concat(entries).toString('utf8');
    expect(all).toContain('OccurrenceRecorded');
    expect(all).not.toContain('Two presidents met');
  });
});

describe('a receipt', () => {
  const decode = (given: Uint8Array) => Buffer.from(given).toString('utf8');

  it('proves that the log says an event', async () => {
    for (const position of [1, 7, 256, 257, 313]) {
      const response = await server.get(`/api/events/${position}/receipt`);
      expect(response.headers.get('content-disposition')).toContain(`event-${position}.tlog-proof`);
      const found = checkReceipt(hashing, await response.text(), decode);
      expect(found).toMatchObject({ found: 'included' });
      if (found.found !== 'included') continue;
      expect(found.receipt.event.head.position).toBe(position);
      expect(openSeal(found.receipt.proof.seal, key)).toMatchObject({ size: found.seal.size });
    }
  });

  it('proves nothing of an event that says something else', async () => {
    const receipt = await text('/api/events/7/receipt');
    const extra = /^extra (.+)$/mu.exec(receipt)?.[1] ?? '';
    const event: unknown = JSON.parse(Buffer.from(extra, 'base64').toString('utf8'));
    const forged = (change: object): string => {
      const told = { ...(event as object), ...change };
      const line = `extra ${Buffer.from(JSON.stringify(told)).toString('base64')}`;
      return receipt.replace(/^extra .+$/mu, line);
    };
    const findings = [{ data: '{}' }, { reason: 'another' }, { recordedBy: 'Mallory' }].map(
      (change) => checkReceipt(hashing, forged(change), decode).found,
    );
    expect(findings).toEqual(['other-data', 'not-included', 'not-included']);
    expect(checkReceipt(hashing, forged({ position: 'x' }), decode).found).toBe('unreadable');
    expect(checkReceipt(hashing, forged({}), decode).found).toBe('included');
  });

  it.each(['0', 'x', '-1', '1.5', '99999999999999999999'])('is not of event %s', async (at) => {
    expect((await server.get(`/api/events/${at}/receipt`)).status).toBe(400);
  });

  it('is not of an event that is not there yet', async () => {
    expect((await server.get('/api/events/100000/receipt')).status).toBe(404);
  });
});
