import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as say from '../../support/sayings.ts';
import { pathOf, rootOf, TileClient, type Checkpoint } from '../../support/tile-client.ts';
import { openServer, type TestServer } from './open-server.ts';

/** Nothing, the first leaves, and around full tiles. */
const sizes = [0, 1, 2, 3, 255, 256, 257, 511, 512, 513];

let server: TestServer;
let client: TileClient;
/** The checkpoints of those sizes, as they were given out then. */
const kept: Checkpoint[] = [];
/** The leaves as a client walked them at each size. */
const walked: Buffer[][] = [];

const get = (path: string): Promise<Response> => server.get(`/log/${path}`);

beforeAll(async () => {
  server = await openServer();
  client = new TileClient(get);
  for (const [at, size] of sizes.entries()) {
    const before = sizes[at - 1] ?? 0;
    for (let one = before; one < size; one += 1) server.append(say.actor(`a${one}`));
    kept.push(await client.checkpoint());
    walked.push(await client.walk(kept.at(-1) ?? { size: 0, root: '' }));
  }
});

afterAll(() => server.close());

describe('a log that is walked by a client of the specification', () => {
  it('has all its entries and tiles at every size, which hash to its checkpoints', () => {
    expect(kept.map(({ size }) => size)).toEqual(sizes);
    expect(walked.map(({ length }) => length)).toEqual(sizes);
  });

  it('begins with every log that was sealed before', () => {
    for (const [at, leaves] of walked.entries())
      for (const older of kept.slice(0, at + 1))
        expect(rootOf(leaves.slice(0, older.size))).toBe(older.root);
  });

  it('goes on to have the tiles of every size that was sealed', async () => {
    for (const checkpoint of kept)
      expect(await client.walk(checkpoint)).toHaveLength(checkpoint.size);
  });

  it('has not one tile beyond', async () => {
    const none = [
      pathOf('0', 2, 2),
      pathOf('0', 2, 256),
      pathOf('0', 3, 1),
      pathOf('1', 0, 3),
      pathOf('1', 0, 256),
      pathOf('2', 0, 1),
      pathOf('63', 0, 1),
      pathOf('entries', 2, 2),
      pathOf('entries', 3, 1),
      pathOf('0', 1_234_067, 256),
    ];
    for (const path of none) expect([path, (await get(path)).status]).toEqual([path, 404]);
  });

  it('serves no tile before it is sealed', async () => {
    const other = await openServer();
    try {
      other.append(say.actor('first'));
      expect((await other.get(`/log/${pathOf('0', 0, 1)}`)).status).toBe(404);
      await (await other.get('/log/checkpoint')).text();
      expect((await other.get(`/log/${pathOf('0', 0, 1)}`)).status).toBe(200);
    } finally {
      await other.close();
    }
  });
});

describe('a path of the log', () => {
  it.each([
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p',
    'tile/0/000.p/',
    'tile/0/000/',
    'tile/0/0',
    'tile/0/0000',
    'tile/0/x000/000',
    'tile/0/X000/000',
    'tile/0/00%30',
    'tile/%30/000',
    'tile/0/000%2Ep/1',
    'tile/00/000',
    'tile/-1/000',
    'tile/64/000',
    'tile/data/000',
    'tile/Entries/000',
    'tile/0',
    'tile',
    'checkpoint/',
    'Checkpoint',
  ])('is not %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('what the log serves', () => {
  it('is kept for ever where it stays true for ever, and else not at all', async () => {
    for (const path of [pathOf('0', 0, 256), pathOf('0', 1, 7), pathOf('entries', 0, 256)])
      expect((await get(path)).headers.get('cache-control')).toMatch(
        /max-age=31536000, immutable/u,
      );
    expect((await get('checkpoint')).headers.get('cache-control')).toBe('no-store');
    expect((await get(pathOf('0', 9, 256))).headers.get('cache-control')).not.toMatch(/immutable/u);
  });

  it('is told of without its bytes by HEAD', async () => {
    for (const path of ['checkpoint', pathOf('0', 0, 256), pathOf('entries', 1, 7)]) {
      const [whole, head] = [
        await raw(path, 'GET', 'identity'),
        await raw(path, 'HEAD', 'identity'),
      ];
      expect([path, head.status, head.body.length]).toEqual([path, 200, 0]);
      for (const name of ['content-type', 'content-length', 'cache-control'])
        expect([name, head.headers[name]]).toEqual([name, whole.headers[name]]);
    }
    expect((await raw(pathOf('0', 9, 256), 'HEAD', 'identity')).status).toBe(404);
  });

  it('is compressed where that saves bytes, and only when asked', async () => {
    const path = pathOf('entries', 0, 256);
    const [plain, packed] = [await raw(path, 'GET', 'identity'), await raw(path, 'GET', 'gzip')];
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['vary']).toContain('Accept-Encoding');
    expect(packed.body.length).toBeLessThan(plain.body.length);
    expect(gunzipSync(packed.body).equals(plain.body)).toBe(true);
    const hashes = await raw(pathOf('0', 0, 256), 'GET', 'gzip');
    expect(hashes.headers['content-encoding']).toBeUndefined();
    expect(hashes.body).toHaveLength(8_192);
  });

  it('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await raw(pathOf('0', 0, 256), method, 'identity')).status).toBe(405);
  });
});

interface Raw {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks as `fetch` does not: with this encoding, and without undoing it. */
function raw(path: string, method: string, encoding: string): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}/log/${path}`, {
      method,
      headers: { 'accept-encoding': encoding },
    });
    asked.once('error', reject).once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const { statusCode: status, headers } = response;
        resolve({ status, headers, body: Buffer.concat(chunks) });
      });
    });
    asked.end();
  });
}
