import type { Database } from 'better-sqlite3';
import { isSameHash } from '../../events/transparency/hashing.ts';
import type { VerifierKey } from '../../events/transparency/note.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import { hashesAt, rootOfTile, tileWidth } from '../../events/transparency/tiles.ts';
import { emptyTree, grow, rootOf, type TreeEdge } from '../../events/transparency/tree.ts';
import { Bindings, isBound, leafOf, type BoundEvent } from './bindings.ts';
import { nodeHashing as hashing } from './hashing.ts';
import { openSeal } from './seals.ts';

/** Something about the tree or its seals that is not as it was promised. */
export interface TreeFinding {
  readonly code:
    'unbound' | 'other-data' | 'other-tile' | 'stray-tile' | 'bad-seal' | 'other-root' | 'lost-end';
  /** The event's position, or the size that a seal is over; null: neither. */
  readonly position: number | null;
  readonly message: string;
}

const pageLength = 1_000;

/** What a tree is held against: the kept seals, and the key that must have signed them. */
export interface Against {
  /** Signed notes, in any order. */
  readonly seals: readonly string[];
  /** Null: there are no seals to check. */
  readonly key: VerifierKey | null;
}

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
  const seals = new SealsInOrder(against, findings);
  const tiles = new TilesToCheck(database, findings);
  const bindings = new Bindings(database);
  let tree: TreeEdge = emptyTree;
  seals.check(tree);
  while (tree.size < head) {
    const page = bindings.page(tree.size, pageLength);
    for (const event of page) {
      if (event.position !== tree.size + 1) break;
      if (!isBound(event)) findings.push(otherData(event));
      const leaf = leafOf(event);
      tree = grow(hashing, tree, leaf);
      tiles.put(0, leaf, tree.size);
      seals.check(tree);
    }
    if (page.at(-1)?.position !== tree.size) {
      findings.push(unbound(tree.size + 1));
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

/** The seals that a tree must have had the roots of, by size. */
class SealsInOrder {
  readonly #findings: TreeFinding[];
  readonly #waiting: Seal[];

  constructor({ seals, key }: Against, findings: TreeFinding[]) {
    this.#findings = findings;
    const opened = seals.flatMap((note) => {
      const seal = key && openSeal(note, key);
      if (!seal) findings.push(badSeal(note));
      return seal ?? [];
    });
    this.#waiting = opened.sort((a, b) => b.size - a.size);
  }

  check(tree: TreeEdge): void {
    for (let seal = this.#waiting.at(-1); seal?.size === tree.size; seal = this.#waiting.at(-1)) {
      this.#waiting.pop();
      if (isSameHash(seal.root, rootOf(hashing, tree))) continue;
      const message = `the first ${seal.size} events are not those that were sealed`;
      this.#findings.push({ code: 'other-root', position: seal.size, message });
    }
  }

  checkRest(size: number): void {
    const [largest] = this.#waiting;
    if (!largest) return;
    const lost = largest.size - size;
    const message = `${largest.size} events were sealed: the last ${lost} are gone`;
    this.#findings.push({ code: 'lost-end', position: largest.size, message });
  }
}

function badSeal(note: string): TreeFinding {
  const line = note.split('\n', 2).join(' ');
  const message = `a seal is not signed with the key of this log: ${JSON.stringify(line)}`;
  return { code: 'bad-seal', position: null, message };
}

interface StoredTile {
  readonly hashes: Buffer;
  readonly root: Buffer;
}

/** The stored tiles, each compared when the events that it covers have been read. */
class TilesToCheck {
  readonly #findings: TreeFinding[];
  readonly #stored;
  readonly #all;
  readonly #loose: Uint8Array[][] = [];

  constructor(database: Database, findings: TreeFinding[]) {
    this.#findings = findings;
    this.#stored = database.prepare<[number, number], StoredTile>(
      'select hashes, root from tiles where level = ? and ordinal = ?',
    );
    this.#all = database.prepare<[], { readonly level: number; readonly ordinal: number }>(
      'select level, ordinal from tiles order by level, ordinal',
    );
  }

  put(level: number, hash: Uint8Array, size: number): void {
    const loose = (this.#loose[level] ??= []);
    loose.push(hash);
    if (loose.length < tileWidth) return;
    const hashes = Buffer.concat(loose);
    this.#loose[level] = [];
    const ordinal = hashesAt(level + 1, size) - 1;
    const root = rootOfTile(hashing, hashes);
    const stored = this.#stored.get(level, ordinal);
    if (!stored?.hashes.equals(hashes) || !stored.root.equals(root)) {
      const message = `tile ${ordinal} of level ${level} is not what the events hash to`;
      this.#findings.push({ code: 'other-tile', position: size, message });
    }
    this.put(level + 1, root, size);
  }

  checkStray(size: number): void {
    for (const { level, ordinal } of this.#all.iterate()) {
      if (ordinal < hashesAt(level + 1, size)) continue;
      const message = `tile ${ordinal} of level ${level} covers events that are not there`;
      this.#findings.push({ code: 'stray-tile', position: null, message });
    }
  }
}
