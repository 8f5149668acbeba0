import { hashLength, nodeHash, type Hashing } from './hashing.ts';
import type { SubtreeHash } from './tree.ts';

/** Hashes, or entries, of a full tile. */
export const tileWidth = 256;

/** One tile of a tree: its level (null: the entries themselves), its index, and its width 1 to 256. */
export interface Tile {
  readonly level: number | null;
  readonly index: number;
  readonly width: number;
}

/** The path of a tile below a log's prefix (C2SP tlog-tiles, “Merkle Tree”). */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const elements = padded.match(/\d{3}/gu) ?? [];
  const path = elements.map((element, at) => (at < elements.length - 1 ? `x${element}` : element));
  const partial = width === tileWidth ? '' : `.p/${width}`;
  return `tile/${level ?? 'entries'}/${path.join('/')}${partial}`;
}

/** The tile that a path names; null: none. Only the one way of writing each path is taken. */
export function parseTilePath(path: string): Tile | null {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/u.exec(
    path,
  );
  if (!match) return null;
  const [, name = '', elements = '', partial] = match;
  const tile: Tile = {
    level: name === 'entries' ? null : Number(name),
    index: Number(elements.replaceAll(/[x/]/gu, '')),
    width: partial === undefined ? tileWidth : Number(partial),
  };
  const isKnown = (tile.level ?? 0) < 64 && (partial === undefined || tile.width < tileWidth);
  return isKnown && tilePath(tile) === path ? tile : null;
}

/** How many hashes a level of tiles has in a tree of so many leaves. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / tileWidth ** level);
}

/** The width that a tile has in a tree of so many leaves; 0: it is not there. */
export function widthIn(size: number, { level, index }: Pick<Tile, 'level' | 'index'>): number {
  const after = hashesAt(level ?? 0, size) - index * tileWidth;
  return Math.min(tileWidth, Math.max(0, after));
}

/** Every tile of hashes of a tree, the lowest and leftmost first. */
export function* tilesOf(size: number): Generator<Tile & { readonly level: number }> {
  for (let level = 0; hashesAt(level, size) > 0; level += 1)
    for (let index = 0; index * tileWidth < hashesAt(level, size); index += 1)
      yield { level, index, width: widthIn(size, { level, index }) };
}

/**
 * Hashes of subtrees from the tiles that hold them. `bytesOf` gives a tile's hashes one after the
 * other, at least as far as the tree has them.
 */
export function subtreesIn(
  hashing: Hashing,
  bytesOf: (level: number, index: number) => Uint8Array,
): SubtreeHash {
  return (level, index) => {
    const tileLevel = Math.floor(level / 8);
    const length = 2 ** (level % 8);
    const first = index * length;
    const bytes = bytesOf(tileLevel, Math.floor(first / tileWidth));
    const at = first % tileWidth;
    const hashes = hashesIn(bytes.subarray(at * hashLength, (at + length) * hashLength));
    if (hashes.length < length)
      throw new RangeError(`level ${tileLevel} has no hash ${first + length - 1}`);
    return paired(hashing, hashes);
  };
}

/** The hashes that stand one after the other in these bytes. */
export function hashesIn(bytes: Uint8Array): Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / hashLength) }, (_, at) =>
    bytes.subarray(at * hashLength, (at + 1) * hashLength),
  );
}

/** The root of a full tile: the one hash that the level above has for it. */
export function rootOfTile(hashing: Hashing, bytes: Uint8Array): Uint8Array {
  return paired(hashing, hashesIn(bytes));
}

function paired(hashing: Hashing, hashes: readonly Uint8Array[]): Uint8Array {
  const [left, right] = hashes;
  if (!left) throw new RangeError('a subtree has no leaves');
  if (!right) return left;
  const middle = hashes.length / 2;
  if (middle === 1) return nodeHash(hashing, left, right);
  const halves = [hashes.slice(0, middle), hashes.slice(middle)].map((part) =>
    paired(hashing, part),
  );
  return paired(hashing, halves);
}
