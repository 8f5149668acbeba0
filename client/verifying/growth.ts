import { hashLength, type Hashing } from '../../events/transparency/hashing.ts';
import {
  subtreesIn,
  tilePath,
  tileWidth,
  widthIn,
  type Tile,
} from '../../events/transparency/tiles.ts';
import { consistencyProof, provesConsistency } from '../../events/transparency/tree.ts';

/** A log at some size, as a seal over it says. */
export interface SealedTree {
  readonly size: number;
  readonly root: Uint8Array;
}

/** How the tiles that show whether a log was only extended were read. */
export interface TileReading {
  readonly hashing: Hashing;
  /** The bytes of the tile at a path below `/log/`; null: there is none. Throws where nobody answers. */
  readonly read: (path: string) => Promise<Uint8Array | null>;
}

/**
 * Whether the tree that `newer` is over begins with the one that `older` is over, by the tiles that
 * the log serves. It has at least as many leaves.
 */
export async function isExtended(
  { hashing, read }: TileReading,
  { older, newer }: { readonly older: SealedTree; readonly newer: SealedTree },
): Promise<boolean> {
  const [from, to] = [older.size, newer.size];
  const tiles = new Map<string, Uint8Array>();
  for (const tile of tilesFor(from, to)) {
    const bytes = await read(tilePath(tile));
    if (bytes?.length !== tile.width * hashLength) return false;
    tiles.set(nameOf(tile), bytes);
  }
  const bytesOf = (level: number, index: number): Uint8Array =>
    tiles.get(nameOf({ level, index })) ?? new Uint8Array();
  const proof = consistencyProof(hashing, { from, to }, subtreesIn(hashing, bytesOf));
  return provesConsistency(hashing, { from, to, older: older.root, newer: newer.root }, proof);
}

/** The tiles that a proof is made of: those which are asked for when it is made of nothing. */
function tilesFor(from: number, to: number): readonly Tile[] {
  const wanted = new Map<string, Tile>();
  const nothing = new Uint8Array(tileWidth * hashLength);
  const unhashed: Hashing = { sha256: () => nothing, utf8: () => nothing };
  const bytesOf = (level: number, index: number): Uint8Array => {
    const width = widthIn(to, { level, index });
    wanted.set(nameOf({ level, index }), { level, index, width });
    return nothing;
  };
  consistencyProof(unhashed, { from, to }, subtreesIn(unhashed, bytesOf));
  return [...wanted.values()];
}

function nameOf({ level, index }: Pick<Tile, 'level' | 'index'>): string {
  return `${level}/${index}`;
}
