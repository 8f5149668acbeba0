import { createHash } from 'node:crypto';

/**
 * A client of tiled logs, written from the specifications alone (C2SP tlog-tiles and
 * tlog-checkpoint, RFC 6962): it shares no code with this program, which it checks. Every method
 * throws where the log is not as it must be.
 */
export class TileClient {
  readonly #get: (path: string) => Promise<Response>;

  /** `get` asks for what is below the log's prefix. */
  constructor(get: (path: string) => Promise<Response>) {
    this.#get = get;
  }

  /** Size and root of the present checkpoint. */
  async checkpoint(): Promise<Checkpoint> {
    const response = await this.#get('checkpoint');
    mustBe('status', response.status, 200);
    mustBe('type', response.headers.get('content-type'), 'text/plain; charset=utf-8');
    const note = await response.text();
    const [origin = '', size = '', root = ''] = note.split('\n');
    mustBe('origin', /^\S+$/u.test(origin) && !origin.includes('+'), true);
    mustBe('size', /^(?:0|[1-9]\d*)$/u.test(size), true);
    mustBe('signature', note.split('\n\n')[1]?.startsWith(`— ${origin} `), true);
    mustBe('length of the root', Buffer.from(root, 'base64').length, 32);
    return { size: Number(size), root };
  }

  /** Every hash of a level of tiles, from all tiles that a tree of this size has there. */
  async level(level: number, size: number): Promise<Buffer[]> {
    const count = Math.floor(size / 256 ** level);
    const hashes: Buffer[] = [];
    for (let index = 0; index * 256 < count; index += 1) {
      const width = Math.min(256, count - index * 256);
      const tile = await this.#file(pathOf(String(level), index, width));
      mustBe('bytes of a tile', tile.length, width * 32);
      for (let at = 0; at < tile.length; at += 32) hashes.push(tile.subarray(at, at + 32));
    }
    return hashes;
  }

  /** Every entry, from all bundles that a tree of this size has. */
  async entries(size: number): Promise<Buffer[]> {
    const entries: Buffer[] = [];
    for (let index = 0; index * 256 < size; index += 1) {
      const width = Math.min(256, size - index * 256);
      let rest = await this.#file(pathOf('entries', index, width));
      for (let read = 0; read < width; read += 1) {
        const end = 2 + rest.readUInt16BE(0);
        mustBe('an entry is whole', end <= rest.length, true);
        entries.push(rest.subarray(2, end));
        rest = rest.subarray(end);
      }
      mustBe('bytes after the last entry', rest.length, 0);
    }
    return entries;
  }

  /**
   * Walks the whole log as its checkpoint says it is: entries, and all tiles; each must hash to the
   * next above, and all to the root. Gives the hashes of the leaves.
   */
  async walk({ size, root }: Checkpoint): Promise<Buffer[]> {
    const entries = await this.entries(size);
    const leaves = entries.map((entry) => sha256(Buffer.of(0), entry));
    let below = leaves;
    for (let level = 0; below.length > 0; level += 1) {
      const hashes = await this.level(level, size);
      mustBe(`level ${level}`, Buffer.concat(hashes).equals(Buffer.concat(below)), true);
      below = fullTilesOf(hashes).map((tile) => treeHash(tile));
    }
    mustBe('the root', rootOf(leaves), root);
    return leaves;
  }

  async #file(path: string): Promise<Buffer> {
    const response = await this.#get(path);
    mustBe(`status of ${path}`, response.status, 200);
    mustBe('type', response.headers.get('content-type'), 'application/octet-stream');
    return Buffer.from(await response.arrayBuffer());
  }
}

/** What a checkpoint says of the tree. */
export interface Checkpoint {
  readonly size: number;
  /** Base 64. */
  readonly root: string;
}

/** The path of a tile, or of a bundle of `entries`, below the prefix. */
export function pathOf(level: string, index: number, width: number): string {
  let rest = Math.floor(index / 1_000);
  let path = String(index % 1_000).padStart(3, '0');
  for (; rest > 0; rest = Math.floor(rest / 1_000))
    path = `x${String(rest % 1_000).padStart(3, '0')}/${path}`;
  return `tile/${level}/${path}${width === 256 ? '' : `.p/${width}`}`;
}

/** The root over some leaves, in Base 64 (RFC 6962, section 2.1). */
export function rootOf(leaves: readonly Buffer[]): string {
  return treeHash(leaves).toString('base64');
}

function treeHash(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (!only) return sha256();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

function fullTilesOf(hashes: readonly Buffer[]): Buffer[][] {
  return Array.from({ length: Math.floor(hashes.length / 256) }, (_, index) =>
    hashes.slice(index * 256, (index + 1) * 256),
  );
}

function sha256(...parts: readonly Buffer[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

function mustBe(what: string, actual: unknown, expected: unknown): void {
  if (actual !== expected)
    throw new Error(`${what}: ${String(actual)}, and must be ${String(expected)}`);
}
