import type { Database } from 'better-sqlite3';
import { isSameHash } from '../../events/transparency/hashing.ts';
import type { VerifierKey } from '../../events/transparency/note.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import { hashesAt, tileWidth } from '../../events/transparency/tiles.ts';
import { formerSeals, type KeyedSeal } from '../mirroring/former-seals.ts';
import { readMirrored } from '../mirroring/mirrored.ts';
import { Bindings, isBound, leafOf, type BoundEvent } from './bindings.ts';
import { leavesApart, LeavesInTiles, type FilledTile } from './leaves-in-tiles.ts';
import { openSeal } from './seals.ts';

/** Something about the tree or its seals that is not as it was promised. */
export interface TreeFinding {
  readonly code:
    | 'unbound'
    | 'stray-binding'
    | 'other-data'
    | 'other-entry'
    | 'other-tile'
    | 'stray-tile'
    | 'bad-seal'
    | 'other-root'
    | 'lost-end';
  /** The event's position, or the size that a seal is over; null: neither. */
  readonly position: number | null;
  readonly message: string;
}

const pageLength = 1_000;

/** How many findings are told: a log that was rewritten would give one for each event. */
const toldMax = 100;

/** What a tree is held against: kept seals, and the key that must have signed them. */
export interface Against {
  /** Signed notes beside those of the archive itself, in any order. */
  readonly seals: readonly string[];
  /** Null: there are no seals to check. */
  readonly key: VerifierKey | null;
  /** Seals under keys of their own, beside those that the archive keeps of its former keys. */
  readonly former?: readonly KeyedSeal[];
}

/** Takes a finding. */
type Tell = (finding: TreeFinding) => void;

/**
 * Recomputes the tree from the events in one pass, and holds every stored tile and every seal
 * against it. Yields the positions that it has come to.
 */
export function* verifyTree(
  database: Database,
  head: number,
  against: Against,
): Generator<number, readonly TreeFinding[]> {
  const findings: TreeFinding[] = [];
  const tell = (finding: TreeFinding): void => {
    if (findings.length < toldMax) findings.push(finding);
  };
  const seals = new SealsInOrder(sealsFor(database, { ...against, head }, tell), tell);
  const tiles = new StoredTiles(database, tell);
  const bindings = new Bindings(database);
  const tree = new LeavesInTiles();
  seals.check(tree);
  tellStrayBindings(database, head, tell);
  while (tree.size < head) {
    const page = bindings.page(tree.size, pageLength);
    for (const event of page) {
      if (event.position !== tree.size + 1) break;
      if (!isBound(event)) tell(otherData(event));
      for (const tile of tree.add(leafOf(event))) tiles.compare(tile, tree.size);
      seals.check(tree);
    }
    if (page.at(-1)?.position !== tree.size) {
      tell(unbound(tree.size + 1));
      return findings;
    }
    yield tree.size;
  }
  tiles.checkStray(tree.size);
  seals.checkRest(tree.size);
  return findings;
}

function unbound(position: number): TreeFinding {
  return { code: 'unbound', position, message: 'the event is bound to no entry of the tree' };
}

function otherData({ position }: BoundEvent): TreeFinding {
  const message =
    'the data is not what its entry is bound to: it was changed after it was recorded';
  return { code: 'other-data', position, message };
}

function tellStrayBindings(database: Database, head: number, tell: Tell): void {
  const [stray] = database
    .prepare<[number], { position: number | null; count: number }>(
      `select min(position) as position, count(*) as count from (
         select position from bindings where position < 1
         union all select position from bindings where position > ?)`,
    )
    .all(head);
  if (!stray || stray.position === null) return;
  const message = `${stray.count} bindings are there for events that are not`;
  tell({ code: 'stray-binding', position: stray.position, message });
}

/** The seals that the archive keeps, and those that it is held against. */
function sealsFor(
  database: Database,
  { seals, key, former = [], head }: Against & { readonly head: number },
  tell: Tell,
): readonly Seal[] {
  const opened = openedOf([...formerSeals(database), ...former], tell);
  if (key === null) return opened;
  // What a mirror was shown the seal of and has not come to yet is no loss.
  const sizeMax = readMirrored(database) ? head : Number.MAX_SAFE_INTEGER;
  const kept = database
    .prepare<[], { size: number; note: string }>('select size, note from seals order by size')
    .all();
  for (const { size, note } of kept) {
    const seal = openSeal(note, key);
    // One that is kept under another size would be given out for what it is not over.
    if (seal?.size === size) opened.push(...(size <= sizeMax ? [seal] : []));
    else tell(badSeal(note, size));
  }
  return [
    ...opened,
    ...openedOf(
      seals.map((note) => ({ note, key })),
      tell,
    ),
  ];
}

function openedOf(seals: readonly KeyedSeal[], tell: Tell): Seal[] {
  return seals.flatMap(({ note, key }) => {
    const seal = key && openSeal(note, key);
    if (!seal) tell(badSeal(note, null));
    return seal ?? [];
  });
}

function badSeal(note: string, position: number | null): TreeFinding {
  const line = JSON.stringify(note.split('\n', 2).join(' '));
  const message = `a seal is not signed with the key of this log, or not kept under its size: ${line}`;
  return { code: 'bad-seal', position, message };
}

/** The seals that a tree must have had the roots of, by size. */
class SealsInOrder {
  readonly #tell: Tell;
  readonly #waiting: Seal[];

  constructor(seals: readonly Seal[], tell: Tell) {
    this.#tell = tell;
    this.#waiting = [...seals].sort((a, b) => b.size - a.size);
  }

  check(tree: LeavesInTiles): void {
    for (let seal = this.#waiting.at(-1); seal?.size === tree.size; seal = this.#waiting.at(-1)) {
      this.#waiting.pop();
      if (isSameHash(seal.root, tree.root())) continue;
      const message = `the first ${seal.size} events are not those that were sealed`;
      this.#tell({ code: 'other-root', position: seal.size, message });
    }
  }

  checkRest(size: number): void {
    const [largest] = this.#waiting;
    if (!largest) return;
    const lost = largest.size - size;
    const message = `${largest.size} events were sealed: the last ${lost} are gone`;
    this.#tell({ code: 'lost-end', position: largest.size, message });
  }
}

interface StoredTile {
  readonly hashes: Buffer;
  readonly root: Buffer;
}

/** The tiles that are stored, each compared when the events that it covers have been read. */
class StoredTiles {
  readonly #tell: Tell;
  readonly #stored;
  readonly #all;

  constructor(database: Database, tell: Tell) {
    this.#tell = tell;
    this.#stored = database.prepare<[number, number], StoredTile>(
      'select hashes, root from tiles where level = ? and ordinal = ?',
    );
    this.#all = database.prepare<[], { readonly level: number; readonly ordinal: number }>(
      'select level, ordinal from tiles order by level, ordinal',
    );
  }

  compare(tile: FilledTile, size: number): void {
    const { level, index, hashes, root } = tile;
    const stored = this.#stored.get(level, index);
    if (stored?.hashes.equals(hashes) === true && stored.root.equals(root)) return;
    const leaves = level === 0 && stored ? leavesApart(stored.hashes, hashes) : [];
    for (const at of leaves) this.#tell(otherEntry(index * tileWidth + at + 1));
    if (leaves.length > 0) return;
    const message = `tile ${index} of level ${level} is not what the events hash to`;
    this.#tell({ code: 'other-tile', position: size, message });
  }

  checkStray(size: number): void {
    for (const { level, ordinal } of this.#all.iterate()) {
      if (level >= 0 && ordinal >= 0 && ordinal < hashesAt(level + 1, size)) continue;
      const message = `tile ${ordinal} of level ${level} covers events that are not there`;
      this.#tell({ code: 'stray-tile', position: null, message });
    }
  }
}

function otherEntry(position: number): TreeFinding {
  const message =
    'the event is not what the tile over it was made of: one of the two was changed afterwards';
  return { code: 'other-entry', position, message };
}
