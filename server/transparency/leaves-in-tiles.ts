import { hashLength, nodeHash } from '../../events/transparency/hashing.ts';
import { tileWidth } from '../../events/transparency/tiles.ts';
import { rootOf } from '../../events/transparency/tree.ts';
import { nodeHashing as hashing } from './hashing.ts';

/** Hashes of one tile, one after the other: all 256, or as many as there are yet. */
export interface HashesOfTile {
  readonly level: number;
  readonly index: number;
  readonly hashes: Buffer;
}

/** A tile that was filled, with the one hash that the level above has for it. */
export interface FilledTile extends HashesOfTile {
  readonly root: Uint8Array;
}

/** What a level has that no full tile holds. */
interface Loose {
  hashes: Buffer;
  count: number;
  /** How many tiles were filled before. */
  filled: number;
  /** Roots of the perfect subtrees of these hashes, the largest and leftmost first. */
  roots: Uint8Array[];
}

/**
 * A Merkle tree over leaves as they come, with its tiles: whoever reads a log once recomputes all of
 * it by this. A leaf costs one hash on average, and so does each root that is asked for but log n.
 */
export class LeavesInTiles {
  readonly #levels: Loose[] = [];
  #size = 0;

  /** How many leaves there are. */
  get size(): number {
    return this.#size;
  }

  /** Takes in the next leaf, and gives the tiles that are full with it, the lowest first. */
  add(leaf: Uint8Array): readonly FilledTile[] {
    this.#size += 1;
    const filled: FilledTile[] = [];
    let hash = leaf;
    for (let level = 0; ; level += 1) {
      const tile = this.#put(level, hash);
      if (!tile) return filled;
      filled.push(tile);
      hash = tile.root;
    }
  }

  /** The root hash of all leaves so far. */
  root(): Uint8Array {
    const roots = this.#levels.toReversed().flatMap((loose) => loose.roots);
    return rootOf(hashing, { size: this.#size, roots });
  }

  /** What is in no full tile, the lowest level first; levels without such hashes are left out. */
  partial(): readonly HashesOfTile[] {
    return this.#levels.flatMap(({ hashes, count, filled }, level) =>
      count === 0 ? [] : { level, index: filled, hashes: hashes.subarray(0, count * hashLength) },
    );
  }

  #put(level: number, hash: Uint8Array): FilledTile | null {
    const loose = (this.#levels[level] ??= emptyLevel());
    loose.hashes.set(hash, loose.count * hashLength);
    const { roots } = loose;
    let last = hash;
    for (let bits = loose.count; bits % 2 === 1; bits >>= 1) {
      const left = roots.pop();
      if (!left) throw new Error(`level ${level} lacks a subtree at ${loose.count} hashes`);
      last = nodeHash(hashing, left, last);
    }
    roots.push(last);
    loose.count += 1;
    if (loose.count < tileWidth) return null;
    this.#levels[level] = { ...emptyLevel(), filled: loose.filled + 1 };
    return { level, index: loose.filled, hashes: loose.hashes, root: last };
  }
}

function emptyLevel(): Loose {
  return { hashes: Buffer.alloc(tileWidth * hashLength), count: 0, filled: 0, roots: [] };
}

/** So many leaves of a tile are named one by one where they differ; more: the tile as a whole. */
const namedMax = 16;

/**
 * Which hashes of a tile are others than they should be, first 0; none: all are as they should be, or too many are not
 * to be named one by one.
 */
export function leavesApart(actual: Buffer, expected: Buffer): readonly number[] {
  if (actual.length !== expected.length) return [];
  const apart = Array.from({ length: expected.length / hashLength }, (_, at) => at).filter((at) => {
    const [start, end] = [at * hashLength, (at + 1) * hashLength];
    return actual.compare(expected, start, end, start, end) !== 0;
  });
  return apart.length <= namedMax ? apart : [];
}
