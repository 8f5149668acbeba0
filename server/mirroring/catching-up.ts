import { isSameHash } from '../../events/transparency/hashing.ts';
import type { VerifierKey } from '../../events/transparency/note.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import { readExported } from '../exchange/restore.ts';
import type { RestorableEvent } from '../restoring.ts';
import type { SqliteArchive } from '../sqlite-archive.ts';
import type { Binding } from '../transparency/bindings.ts';
import { leafOf } from '../transparency/bindings.ts';
import type { RemoteLog } from '../transparency/remote-log.ts';
import { NotAsSealed, SealedTree } from '../transparency/sealed-tree.ts';
import { openSeal } from '../transparency/seals.ts';
import type { Transparency } from '../transparency/transparency.ts';

/** The log that is followed was sealed in two ways that can't both be: both notes are signed. */
export class Forked extends Error {
  override readonly name = 'Forked';
  readonly kept: string;
  readonly offered: string;

  constructor({ kept, offered }: { readonly kept: string; readonly offered: string }) {
    super(
      'the log was forked: its new seal is over another history than the seals before it. ' +
        'Nothing of it was taken',
    );
    this.kept = kept;
    this.offered = offered;
  }
}

/** The log has what this program can't keep: `message` says what and why. */
export class Unfit extends Error {
  override readonly name = 'Unfit';
}

/** How far a mirror has come: its events, and those that the newest seal it was given is over. */
export interface Come {
  readonly position: number;
  readonly size: number;
  readonly added: number;
}

/** What a mirror brings together. */
export interface Catching {
  readonly remote: RemoteLog;
  readonly archive: SqliteArchive;
  readonly transparency: Transparency;
  /** Waited for between the reading of a page there and its commit here. */
  readonly beforeTaking?: () => Promise<void>;
}

/** An event as the mirror can keep it: what binds its data came with it. */
interface Bound extends RestorableEvent {
  readonly binding: Binding;
}

/**
 * Takes in what the newest seal of the followed log is over, a transaction for each page. Yields after
 * each.
 *
 * 1. No event is kept that the seal’s root does not cover: each leaf is what the sealed tree has at
 *    its place, before it is committed.
 * 2. Nothing is taken before it is certain that the seal extends all that was kept: its tree begins
 *    with the log here, and with the newest seal that was seen. Else it ends in {@link Forked}.
 * 3. A seal is kept when it is seen, before its events: whoever takes the mirror over knows what is
 *    missing.
 * 4. A crash between two pages costs only the time: the log here is then the beginning of what was
 *    sealed, and the next catching up goes on from there.
 *
 * Throws `RemoteUnreadable`, {@link NotAsSealed}, {@link Forked} and {@link Unfit}.
 */
export async function* catchUp(catching: Catching): AsyncGenerator<Come> {
  const { remote, archive, transparency } = catching;
  const note = await remote.seal();
  const seal = sealOf(note, transparency.key.verifier);
  const own = transparency.tree.size();
  const sealed = await extended(catching, { note, seal });
  if (!sealed) return yield { position: own, size: own, added: 0 };
  transparency.seals.keep(note, seal);
  yield { position: own, size: seal.size, added: 0 };
  for await (const events of pages(remote, own, seal.size)) {
    await checkLeaves(events, sealed);
    await catching.beforeTaking?.();
    yield { position: take(archive, events), size: seal.size, added: events.length };
  }
  // What was checked leaf by leaf is now checked as it lies in the tables.
  if (!isSameHash(transparency.tree.rootAt(seal.size), seal.root))
    throw new Error(`the tree of the first ${seal.size} events is not what was checked`);
  transparency.seals.keep(note, seal);
}

/** A seal, opened, and the note that it came as. */
interface Sealed {
  readonly note: string;
  readonly seal: Seal;
}

/**
 * The tree of a seal, once it is certain that it extends all that was kept; null: there is nothing
 * new in it. Throws {@link Forked}.
 */
async function extended(
  { remote, transparency }: Catching,
  offered: Sealed,
): Promise<SealedTree | null> {
  const { tree, seals } = transparency;
  const { size, root } = offered.seal;
  const known = newestOf(transparency);
  const forked = new Forked({ kept: known?.note ?? '', offered: offered.note });
  if (known?.seal.size === size && !isSameHash(known.seal.root, root)) throw forked;
  // An old answer was kept on the way, or the other has lost its end: it is waited for.
  const isBehind = known !== null && size < known.seal.size;
  const own = tree.size();
  if (size <= own && !isSameHash(tree.rootAt(size), root)) throw forked;
  if (size <= own && !isBehind) seals.keep(offered.note, offered.seal);
  if (size <= own || isBehind) return null;
  const sealed = await SealedTree.open(remote, offered.seal);
  if (!isSameHash(await sealed.rootAt(own), tree.rootAt(own))) throw forked;
  if (known && !isSameHash(await sealed.rootAt(known.seal.size), known.seal.root)) throw forked;
  return sealed;
}

/** Sees whether there is a log that is sealed with a key. Throws as {@link catchUp} does. */
export async function firstSeal(remote: RemoteLog, key: VerifierKey): Promise<void> {
  sealOf(await remote.seal(), key);
}

function sealOf(note: string, key: VerifierKey): Seal {
  const seal = openSeal(note, key);
  if (!seal)
    throw new NotAsSealed(`what it gives as its seal is not signed with the key of ${key.name}`);
  if (seal.origin === key.name) return seal;
  throw new NotAsSealed(`its seal is over another log: ${JSON.stringify(seal.origin)}`);
}

function newestOf({ seals, key }: Transparency): Sealed | null {
  const note = seals.newest();
  return note === null ? null : { note, seal: sealOf(note, key.verifier) };
}

/** The events of the followed log after a position, up to another; the next page is on its way already. */
async function* pages(
  remote: RemoteLog,
  after: number,
  size: number,
): AsyncGenerator<readonly Bound[]> {
  let position = after;
  let next = position < size ? remote.lines(position) : null;
  while (next) {
    const events = eventsOf((await next).slice(0, size - position), position);
    position += events.length;
    next = position < size ? remote.lines(position) : null;
    // Awaited later: until then its end is nobody’s fault.
    next?.catch(() => undefined);
    yield events;
  }
}

function eventsOf(lines: readonly string[], after: number): readonly Bound[] {
  if (lines.length === 0) throw new NotAsSealed(`event ${after + 1} was sealed and is not there`);
  return lines.map((line, index) => {
    const position = after + 1 + index;
    const read = readExported(line);
    const { event, binding } = read ?? {};
    if (event?.position !== position || !binding)
      throw new NotAsSealed(`event ${position} is not there, or comes without what binds its data`);
    return { event, binding };
  });
}

async function checkLeaves(events: readonly Bound[], sealed: SealedTree): Promise<void> {
  for (const { event, binding } of events) {
    const leaf = leafOf({ ...event, ...binding });
    if (!isSameHash(leaf, await sealed.leaf(event.position - 1)))
      throw new NotAsSealed(`event ${event.position} is not what was sealed`);
  }
}

function take(archive: SqliteArchive, events: readonly Bound[]): number {
  const after = (events[0]?.event.position ?? 1) - 1;
  const taken = archive.follow(after).take(events);
  if (taken.ok) return taken.position;
  const [objection] = taken.issues;
  const index = Number(objection?.pointer.split('/')[2] ?? 0);
  throw new Unfit(
    `event ${after + 1 + index} can't be kept here: ${objection?.code}: ${objection?.message}; ` +
      'a newer version of this program may know it',
  );
}
