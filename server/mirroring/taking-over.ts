import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { isSameHash } from '../../events/transparency/hashing.ts';
import { printVerifierKey, type VerifierKey } from '../../events/transparency/note.ts';
import { syncFolder } from '../database/sync.ts';
import type { OpenArchive } from '../open-archive.ts';
import { readKeyFile } from '../transparency/key-file.ts';
import { openSeal } from '../transparency/seals.ts';
import { readMirrored } from './mirrored.ts';
import { keyPath, lastSealPath } from '../transparency/transparency.ts';

/** A mirror that can't be taken over so: `message` says why, and what can be done. */
export class NotTakenOver extends Error {
  override readonly name = 'NotTakenOver';
}

/** How a mirror is taken over. */
export interface TakingOver {
  readonly dataFolder: string;
  /** A file of the private key of the log that was followed; null: that in the data folder, if any. */
  readonly keyFile: string | null;
  /** Whether to go on though events were sealed that are not here. */
  readonly acceptsLoss: boolean;
}

/** What became of a mirror that was taken over. */
export interface TakenOver {
  /** Whether its log goes on under the key of the log that was followed, or under one of its own. */
  readonly under: 'same-key' | 'new-key';
  readonly former: VerifierKey;
  /** How many events it has, and how many more are known to have been sealed. */
  readonly size: number;
  readonly lost: number;
  /** The file of the last seal under the former key that its log extends; null: there is none. */
  readonly formerSeal: string | null;
}

/**
 * Makes a mirror an archive of its own.
 *
 * 1. Under the key of the log that was followed it goes on only if it has all that was sealed under
 *    it: else the log would contradict itself, which whoever holds the other seal could prove.
 * 2. Under a new key the seals that were followed are kept beside their key, and still checked.
 * 3. The row that makes it a mirror goes last: a crash before leaves a mirror, which can be taken over
 *    again.
 *
 * Throws {@link NotTakenOver}, and `KeyUnusable`. The archive is to be closed then, and opened anew.
 */
export function takeOver(opened: OpenArchive, options: TakingOver): TakenOver {
  // What was sealed is counted under the lock: whoever still follows keeps no seal in between.
  const work = opened.database.writer.transaction(() => takeOverLocked(opened, options));
  return work.immediate();
}

function takeOverLocked(
  { database, transparency }: OpenArchive,
  { dataFolder, keyFile, acceptsLoss }: TakingOver,
): TakenOver {
  const { mirrored, tree, seals } = transparency;
  if (!mirrored || !readMirrored(database.writer))
    throw new NotTakenOver(`${dataFolder} is no mirror: there is nothing to take over`);
  const former = mirrored.key;
  const isSame = hasKeyOf(former, keyFile ?? keyPath(dataFolder), keyFile !== null);
  const size = tree.size();
  const lost = Math.max(0, sealedUnder(seals.newest(), former) - size);
  if (lost > 0 && (isSame || !acceptsLoss)) throw new NotTakenOver(lossWords(lost, isSame));
  const taken = { former, size, lost };
  if (isSame) {
    keepKey(keyFile, dataFolder);
    database.writer.prepare('delete from mirrored').run();
    return { under: 'same-key', formerSeal: null, ...taken };
  }
  const formerSeal = setAside(lastSealPath(dataFolder));
  goOnAnew(database.writer, former, size);
  return { under: 'new-key', formerSeal, ...taken };
}

function sealedUnder(note: string | null, key: VerifierKey): number {
  return note === null ? 0 : (openSeal(note, key)?.size ?? 0);
}

function lossWords(lost: number, isSame: boolean): string {
  const known = `${lost} events were sealed that are not here`;
  return isSame
    ? `${known}: under the key of that log, the log here would contradict what it sealed. Catch up ` +
        'first; if they are lost, take over without the key, with --accept-loss'
    : `${known}: catch up first, or accept the loss with --accept-loss`;
}

/** Whether a file holds the private key of a log; one that was named, or lies in its place, must. */
function hasKeyOf(verifier: VerifierKey, path: string, isNamed: boolean): boolean {
  const key = readKeyFile(path);
  if (!key && isNamed) throw new NotTakenOver(`there is no key at ${path}`);
  if (!key) return false;
  const [there, asked] = [key.verifier, verifier];
  if (there.name === asked.name && isSameHash(there.publicKey, asked.publicKey)) return true;
  throw new NotTakenOver(
    `${path} is the key of another log than ${printVerifierKey(asked)}; bring that, or take over ` +
      'without a key: the log then goes on under a new one',
  );
}

function keepKey(from: string | null, dataFolder: string): void {
  const to = keyPath(dataFolder);
  if (from === null) return;
  // Written whole beside it: a crash leaves no half of a key in its place.
  const draft = `${to}.new`;
  rmSync(draft, { force: true });
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeSync(file, readFileSync(from));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, to);
  syncFolder(dataFolder);
}

/** Moves the last seal aside, which the new key has not signed; gives where it is now. */
function setAside(path: string): string | null {
  const aside = `${path}.former`;
  if (existsSync(path)) {
    renameSync(path, aside);
    syncFolder(join(path, '..'));
  }
  return existsSync(aside) ? aside : null;
}

function goOnAnew(database: Database, former: VerifierKey, size: number): void {
  // What was sealed beyond the log here is not true of it, and never will be.
  database
    .prepare(
      `insert or ignore into former_seals
       select ?, size, note, signed_at from seals where size <= ?`,
    )
    .run(printVerifierKey(former), size);
  database.prepare('delete from seals').run();
  database.prepare('delete from mirrored').run();
}
