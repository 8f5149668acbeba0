import { hashLength, isSameHash, leafHash } from '../../events/transparency/hashing.ts';
import { entryText } from '../../events/transparency/entry.ts';
import type { VerifierKey } from '../../events/transparency/note.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import { tileWidth } from '../../events/transparency/tiles.ts';
import type { Redaction } from '../../events/readings/redaction.ts';
import { readExported } from '../exchange/restore.ts';
import type { KeyedSeal } from '../mirroring/former-seals.ts';
import { targetOf } from '../log/recorded.ts';
import { leafOf } from './bindings.ts';
import { nodeHashing as hashing } from './hashing.ts';
import { leavesApart, LeavesInTiles, type HashesOfTile } from './leaves-in-tiles.ts';
import { RedactionsMet } from '../redaction/read-redactions.ts';
import type { RemoteLog } from './remote-log.ts';
import { NotAsSealed, SealedTree } from './sealed-tree.ts';
import { openSeal } from './seals.ts';
import { bundleOf } from './stored-tree.ts';

/** Something about an archive elsewhere that does not add up. */
export interface RemoteFinding {
  readonly code:
    | 'bad-seal'
    | 'other-root'
    | 'lost-end'
    | 'unbound'
    | 'other-entry'
    | 'other-tile'
    | 'data-gone'
    | 'not-removed';
  /** The event's position, or the size that a seal is over; null: neither. */
  readonly position: number | null;
  readonly message: string;
}

/** What verifying an archive elsewhere came to. */
export interface RemoteVerification {
  /** How many events its seal is over. */
  readonly size: number;
  readonly origin: string;
  /** That seal, as a signed note; what is beneath it but the log's signature is unchecked. */
  readonly seal: string;
  readonly findings: readonly RemoteFinding[];
  /** What was redacted, in the order of the redactions. */
  readonly redactions: readonly Redaction[];
}

/**
 * Verifies an archive elsewhere by what it serves: that its seal is signed with `key`, that its
 * events, with their data, hash to what is sealed, that its tiles and its bundles of entries are those
 * of the same tree, and that it extends the `older` seals. Throws `RemoteUnreadable`.
 */
export async function verifyRemote(
  remote: RemoteLog,
  { key, older }: { readonly key: VerifierKey; readonly older: readonly KeyedSeal[] },
  onProgress: (of: { readonly position: number; readonly head: number }) => void,
): Promise<RemoteVerification> {
  const findings: RemoteFinding[] = [];
  const given = await remote.seal();
  const newest = openSeal(given, key);
  const others = older.map((one) => one.key && openSeal(one.note, one.key));
  if (!newest)
    return { size: 0, origin: '', seal: given, findings: [badSeal(key)], redactions: [] };
  if (others.includes(null)) findings.push(badSeal(key));
  const { origin, size } = newest;
  const seals = [newest, ...others.filter((seal) => seal !== null)];
  for (const seal of seals.filter((one) => one.size > size)) findings.push(lostEnd(seal, size));
  const tree = new RemoteTree(remote, seals, findings);
  while (tree.size < size && tree.isWhole) {
    await tree.read(size);
    onProgress({ position: tree.size, head: size });
  }
  if (tree.isWhole) await tree.readRest();
  if (tree.isWhole) findings.push(...(await redactionFindings(remote, tree.met, { key, newest })));
  return { size, origin, seal: given, findings, redactions: tree.met.all };
}

/** A seal, and the key that it is checked with. */
interface Checked {
  readonly key: VerifierKey;
  readonly newest: Seal;
}

/** What is wrong between events and redactions; a redaction may be younger than the seal. */
async function redactionFindings(
  remote: RemoteLog,
  met: RedactionsMet,
  checked: Checked,
): Promise<readonly RemoteFinding[]> {
  try {
    if (met.unexplained.length > 0) await meetYounger(remote, met, checked);
  } catch (error) {
    // What is not sealed explains nothing.
    if (!(error instanceof NotAsSealed)) throw error;
  }
  const gone = 'its data is gone, and no redaction says so';
  const there = 'its data is there, though it was redacted';
  return [
    ...met.unexplained.map((at) => ({ code: 'data-gone', position: at, message: gone }) as const),
    ...met.unremoved.map((at) => ({ code: 'not-removed', position: at, message: there }) as const),
  ];
}

/** Takes what explains missing data after the seal, under a newer one that extends it. */
async function meetYounger(
  remote: RemoteLog,
  met: RedactionsMet,
  { key, newest }: Checked,
): Promise<void> {
  const younger = openSeal(await remote.seal(), key);
  if (!younger || younger.size <= newest.size) return;
  const sealed = await SealedTree.open(remote, younger);
  if (!isSameHash(await sealed.rootAt(newest.size), newest.root)) return;
  for (let after = newest.size; after < younger.size && met.unexplained.length > 0;) {
    const lines = (await remote.lines(after)).slice(0, younger.size - after);
    if (lines.length === 0) return;
    for (const line of lines) {
      const { event, binding } = readExported(line) ?? {};
      after += 1;
      if (event?.position !== after || !binding) return;
      if (!isSameHash(leafOf({ ...event, ...binding }), await sealed.leaf(after - 1))) return;
      if (met.unexplained.includes(targetOf(event) ?? 0)) met.meet(event);
    }
  }
}

/** The tree that is made of the events which an archive serves, compared with its tiles. */
class RemoteTree {
  readonly #remote: RemoteLog;
  readonly #seals: readonly Seal[];
  readonly #findings: RemoteFinding[];
  readonly #leaves = new LeavesInTiles();
  /** The entries that no full bundle has yet. */
  #entries: Uint8Array[] = [];
  /** The redactions among the events, and what they name. */
  readonly met = new RedactionsMet();
  /** Whether every event so far was there and bound to its entry. */
  isWhole = true;

  constructor(remote: RemoteLog, seals: readonly Seal[], findings: RemoteFinding[]) {
    this.#remote = remote;
    this.#seals = seals;
    this.#findings = findings;
    this.#checkSeals();
  }

  get size(): number {
    return this.#leaves.size;
  }

  /** Reads the next events, up to a size. */
  async read(size: number): Promise<void> {
    const lines = await this.#remote.lines(this.size);
    for (const line of lines.slice(0, size - this.size)) {
      const read = readExported(line);
      if (read?.event.position !== this.size + 1 || !read.binding) return this.#break();
      const entry = hashing.utf8(entryText(read.event, read.binding.commitment));
      this.met.meet(read.event);
      this.#entries.push(entry);
      for (const tile of this.#leaves.add(leafHash(hashing, entry))) await this.#compare(tile);
      this.#checkSeals();
    }
    if (lines.length === 0) this.#break();
  }

  /** Compares what no full tile holds, once all events were read. */
  async readRest(): Promise<void> {
    for (const tile of this.#leaves.partial()) await this.#compare(tile);
  }

  #break(): void {
    this.isWhole = false;
    const position = this.size + 1;
    const message = 'the event is not there, or comes without what binds its data';
    this.#findings.push({ code: 'unbound', position, message });
  }

  #checkSeals(): void {
    for (const seal of this.#seals.filter(({ size }) => size === this.size))
      if (!isSameHash(this.#leaves.root(), seal.root)) this.#findings.push(otherRoot(seal));
  }

  async #compare({ level, index, hashes }: HashesOfTile): Promise<void> {
    const width = hashes.length / hashLength;
    const served = await this.#remote.tile({ level, index, width });
    const bundle = level === 0 ? this.#entries : null;
    if (bundle) this.#entries = [];
    if (!served.equals(hashes)) {
      const leaves = level === 0 ? leavesApart(served, hashes) : [];
      const first = index * tileWidth + 1;
      if (leaves.length === 0)
        this.#findings.push(otherTile(`${index} of level ${level}`, this.size));
      for (const at of leaves) this.#findings.push(otherEntry(first + at));
    } else if (bundle) {
      const entries = await this.#remote.tile({ level: null, index, width });
      if (!entries.equals(bundleOf(bundle)))
        this.#findings.push(otherTile(`${index} of entries`, this.size));
    }
  }
}

function badSeal({ name }: VerifierKey): RemoteFinding {
  const message = `a seal is not signed with the key of ${name}`;
  return { code: 'bad-seal', position: null, message };
}

function otherTile(which: string, position: number): RemoteFinding {
  const message = `tile ${which} is not what the events give`;
  return { code: 'other-tile', position, message };
}

function otherEntry(position: number): RemoteFinding {
  const message = 'the event is not what the tile over it was made of: one of the two is another';
  return { code: 'other-entry', position, message };
}

function lostEnd({ size }: Seal, actual: number): RemoteFinding {
  const message = `${size} events were sealed, and the archive has ${actual}`;
  return { code: 'lost-end', position: size, message };
}

function otherRoot({ size }: Seal): RemoteFinding {
  const message = `the first ${size} events are not those that were sealed`;
  return { code: 'other-root', position: size, message };
}
