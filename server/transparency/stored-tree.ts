import type { Database, Statement } from 'better-sqlite3';
import { hashLength } from '../../events/transparency/hashing.ts';
import {
  hashesAt,
  hashesIn,
  subtreesIn,
  tileWidth,
  widthIn,
} from '../../events/transparency/tiles.ts';
import {
  consistencyProof,
  inclusionProof,
  rootAt,
  type SubtreeHash,
} from '../../events/transparency/tree.ts';
import { Bindings, entryOf, leafOf, type BoundEvent } from './bindings.ts';
import { nodeHashing as hashing } from './hashing.ts';

/** The place of a tile among those of its level, and how much of it is asked for. */
interface Part {
  readonly level: number;
  readonly index: number;
  /** 0 to 256. */
  readonly width: number;
}

/**
 * The Merkle tree over the log, read: one leaf an event, in the order of positions. Full tiles are
 * stored; what is in none of them follows from the events after the last one.
 */
export class StoredTree {
  readonly #bindings: Bindings;
  readonly #tile: Statement<[number, number], Buffer>;
  /** The roots of the full tiles of a level, from an ordinal on and before another. */
  readonly #roots: Statement<[number, number, number], Buffer>;
  readonly #size: Statement<[], number>;

  constructor(database: Database) {
    this.#bindings = new Bindings(database);
    this.#tile = database
      .prepare<[number, number], Buffer>('select hashes from tiles where level = ? and ordinal = ?')
      .pluck();
    this.#roots = database
      .prepare<[number, number, number], Buffer>(
        'select root from tiles where level = ? and ordinal >= ? and ordinal < ? order by ordinal',
      )
      .pluck();
    this.#size = database
      .prepare<[], number>('select coalesce(max(position), 0) from bindings')
      .pluck();
  }

  /** How many leaves there are. */
  size(): number {
    return this.#size.get() ?? 0;
  }

  /** The root hash of the first `size` leaves. */
  rootAt(size: number): Uint8Array {
    return rootAt(hashing, size, this.subtreesOf(size));
  }

  /** The proof that the leaf at `index` is in the tree of `size` leaves. */
  inclusion(index: number, size: number): Uint8Array[] {
    return inclusionProof(hashing, { index, size }, this.subtreesOf(size));
  }

  /** The proof that the tree of `to` leaves begins with that of `from`. */
  consistency(from: number, to: number): Uint8Array[] {
    return consistencyProof(hashing, { from, to }, this.subtreesOf(to));
  }

  /** Hashes of a tile, one after the other; the tree must have them. */
  tile({ level, index, width }: Part): Buffer {
    const stored = width === 0 ? null : this.#tile.get(level, index);
    if (stored) return stored.subarray(0, width * hashLength);
    if (level === 0) return Buffer.concat(this.#page(index, width).map(leafOf));
    const first = index * tileWidth;
    return Buffer.concat(this.#roots.all(level - 1, first, first + width));
  }

  /** The entries of a bundle, each with its length before it (C2SP tlog-tiles, “Log entries”). */
  entries(index: number, width: number): Buffer {
    return bundleOf(this.#page(index, width).map(entryOf));
  }

  /** Subtrees of the tree of `size` leaves, from tiles that are each read at most once. */
  subtreesOf(size: number): SubtreeHash {
    const known = new Map<string, Buffer>();
    return subtreesIn(hashing, (level, index) => {
      const key = `${level}/${index}`;
      const bytes =
        known.get(key) ?? this.tile({ level, index, width: widthIn(size, { level, index }) });
      known.set(key, bytes);
      return bytes;
    });
  }

  /** The hashes of a level that no full tile holds, in a tree of `size` leaves. */
  loose(level: number, size: number): Uint8Array[] {
    const count = hashesAt(level, size);
    const bytes = this.tile({
      level,
      index: Math.floor(count / tileWidth),
      width: count % tileWidth,
    });
    return hashesIn(bytes);
  }

  #page(index: number, width: number): readonly BoundEvent[] {
    return this.#bindings.page(index * tileWidth, width);
  }
}

/** A bundle: each entry with its length before it, of 16 bits (C2SP tlog-tiles, “Log entries”). */
export function bundleOf(entries: readonly Uint8Array[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(entry.length);
    return [length, entry];
  });
  return Buffer.concat(parts);
}
