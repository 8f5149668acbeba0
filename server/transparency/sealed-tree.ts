import { hashLength, isSameHash } from '../../events/transparency/hashing.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import {
  hashesAt,
  rootOfTile,
  subtreesIn,
  tileWidth,
  widthIn,
} from '../../events/transparency/tiles.ts';
import { rootAt } from '../../events/transparency/tree.ts';
import { nodeHashing as hashing } from './hashing.ts';
import type { RemoteLog } from './remote-log.ts';

/** An archive elsewhere gave what its seal is not over: `message` says what. */
export class NotAsSealed extends Error {
  override readonly name = 'NotAsSealed';
}

/** How many full tiles of leaves are remembered; all others are, for as long as the tree is. */
const leafTilesMax = 8;

/**
 * The tree that a seal of an archive elsewhere is over, by the tiles that it serves.
 *
 * 1. No hash is given that the seal’s root does not follow from: the tiles at the right edge make the
 *    root, and each full tile is what the tile above it says. Those at the edge are asked for once:
 *    nothing would check a second answer.
 * 2. A tile that is not so ends in {@link NotAsSealed}, and one that can’t be had in
 *    `RemoteUnreadable`.
 */
export class SealedTree {
  readonly #remote: Pick<RemoteLog, 'tile'>;
  readonly #size: number;
  readonly #tiles = new Map<string, Buffer>();
  readonly #leafTiles: string[] = [];

  private constructor(remote: Pick<RemoteLog, 'tile'>, size: number) {
    this.#remote = remote;
    this.#size = size;
  }

  /** Opens the tree of a seal, whose signature was checked. */
  static async open(remote: Pick<RemoteLog, 'tile'>, seal: Seal): Promise<SealedTree> {
    const tree = new SealedTree(remote, seal.size);
    if (isSameHash(await tree.rootAt(seal.size), seal.root)) return tree;
    throw new NotAsSealed(`its tiles are not those of the ${seal.size} events that it sealed`);
  }

  /** The root hash of the first `size` leaves, at most those of the seal. */
  async rootAt(size: number): Promise<Uint8Array> {
    const edge = new Map<number, Buffer>();
    for (let level = 0; hashesAt(level, size) > 0; level += 1)
      if (hashesAt(level, size) % tileWidth > 0)
        edge.set(level, await this.#tile(level, Math.floor(hashesAt(level, size) / tileWidth)));
    return rootAt(
      hashing,
      size,
      subtreesIn(hashing, (level) => edge.get(level) ?? Buffer.alloc(0)),
    );
  }

  /** The hash of the leaf at an index, first 0. */
  async leaf(index: number): Promise<Uint8Array> {
    return this.#hash(0, index);
  }

  async #hash(level: number, index: number): Promise<Uint8Array> {
    const tile = await this.#tile(level, Math.floor(index / tileWidth));
    const at = (index % tileWidth) * hashLength;
    if (at >= tile.length) throw new RangeError(`level ${level} has no hash ${index}`);
    return tile.subarray(at, at + hashLength);
  }

  async #tile(level: number, index: number): Promise<Buffer> {
    const key = `${level}/${index}`;
    const known = this.#tiles.get(key);
    if (known) return known;
    const width = widthIn(this.#size, { level, index });
    const tile = await this.#remote.tile({ level, index, width });
    if (tile.length !== width * hashLength)
      throw new NotAsSealed(`tile ${index} of level ${level} is not ${width} hashes`);
    if (width === tileWidth) await this.#check(level, index, tile);
    this.#tiles.set(key, tile);
    if (level === 0 && width === tileWidth) this.#forgetBefore(key);
    return tile;
  }

  async #check(level: number, index: number, tile: Buffer): Promise<void> {
    if (isSameHash(rootOfTile(hashing, tile), await this.#hash(level + 1, index))) return;
    throw new NotAsSealed(`tile ${index} of level ${level} is not what it sealed`);
  }

  #forgetBefore(key: string): void {
    this.#leafTiles.push(key);
    if (this.#leafTiles.length <= leafTilesMax) return;
    const eldest = this.#leafTiles.shift();
    if (eldest !== undefined) this.#tiles.delete(eldest);
  }
}
