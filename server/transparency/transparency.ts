import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { VerifierKey } from '../../events/transparency/note.ts';
import { NotAnArchive, type OpenDatabase } from '../database/open.ts';
import { Bindings } from './bindings.ts';
import { mirroredIn, readMirrored, type Mirrored } from '../mirroring/mirrored.ts';
import { Cosignatures } from './cosignatures.ts';
import { KeyUnusable, openKeyFile, readKeyFile, type SigningKey } from './key-file.ts';
import { openLastSeal } from './last-seal.ts';
import { Inconsistent, Seals, type PinnedKey } from './seals.ts';
import { StoredTree } from './stored-tree.ts';

/** What lets a stranger check the log: its tree, the events as they are bound to it, and its seals. */
export interface Transparency {
  readonly key: SigningKey | PinnedKey;
  /** What the archive was a mirror of when it was opened; null: of nothing. */
  readonly mirrored: Mirrored | null;
  /** As the readers' connection sees it. */
  readonly tree: StoredTree;
  readonly bindings: Bindings;
  readonly seals: Seals;
  readonly cosignatures: Cosignatures;
  /**
   * The seal that readers are given, with what witnesses signed beneath it, over at least so many
   * events if there are as many; null: a mirror has come to none yet.
   */
  readonly published: (atLeast?: number) => string | null;
}

/** The file of the private key that seals the log, within the data folder. */
export function keyPath(dataFolder: string): string {
  return join(dataFolder, 'log-key');
}

/** The file of the newest seal, within the data folder. */
export function lastSealPath(dataFolder: string): string {
  return join(dataFolder, 'last-seal');
}

/**
 * The key that checks the seals of the archive in a data folder: of a mirror, that of the log it
 * follows; null: none is known. Throws `KeyUnusable` and {@link NotAnArchive}.
 */
export function verifierKeyIn(dataFolder: string): VerifierKey | null {
  return mirroredIn(dataFolder)?.key ?? readKeyFile(keyPath(dataFolder))?.verifier ?? null;
}

/**
 * Opens what seals the log. Where there is no key, one is made under `origin`, or under a name that
 * no other log has; a mirror has that of the log it follows, and none to sign with. Throws {@link NotAnArchive} where the key can't be used, and where the log does
 * not extend what was sealed.
 */
export function openTransparency(
  database: OpenDatabase,
  options: {
    readonly dataFolder: string;
    readonly origin: string | null;
    readonly now: () => Date;
  },
): Transparency {
  try {
    return open(database, options);
  } catch (error) {
    throw asRefusal(error, options.dataFolder);
  }
}

function open(
  { reader, writer }: OpenDatabase,
  { dataFolder, origin, now }: Parameters<typeof openTransparency>[1],
): Transparency {
  const mirrored = readMirrored(writer);
  const last = openLastSeal(lastSealPath(dataFolder));
  if (!mirrored)
    expectKey(keyPath(dataFolder), { isSealed: last.read() !== null || hasSeals(writer) });
  const name = origin ?? `regesta.invalid/${randomBytes(6).toString('hex')}`;
  const key = mirrored
    ? { verifier: mirrored.key, sign: null }
    : openKeyFile(keyPath(dataFolder), { name });
  const seals = new Seals({
    database: writer,
    tree: new StoredTree(writer),
    key,
    last,
    now,
  });
  seals.check();
  const cosignatures = new Cosignatures(writer, now);
  const published = () => {
    const seal = seals.current();
    return seal && cosignatures.withThem(seal);
  };
  const [tree, bindings] = [new StoredTree(reader), new Bindings(reader)];
  return { key, mirrored, tree, bindings, seals, cosignatures, published };
}

function hasSeals(database: Database): boolean {
  return database.prepare('select 1 from seals limit 1').get() !== undefined;
}

/** Another key in the place of one that is gone would seal what nobody could hold against the old. */
function expectKey(path: string, { isSealed }: { readonly isSealed: boolean }): void {
  if (isSealed && !existsSync(path))
    throw new KeyUnusable(
      `${path} is gone, but the log was sealed with the key in it: put it back, from a backup if ` +
        'need be; where it is lost for good, see “A log that was cut” in docs/verification.md',
    );
}

/** The same end for all that keeps a log from being sealed, with what its keeper can do. */
function asRefusal(error: unknown, dataFolder: string): unknown {
  if (error instanceof KeyUnusable) return new NotAnArchive(error.message);
  if (!(error instanceof Inconsistent)) return error;
  return new NotAnArchive(
    `${dataFolder} does not hold what was sealed: ${error.message}; restore a newer backup with ` +
      'its key, or, if the loss is accepted, see “A log that was cut” in docs/verification.md',
  );
}
