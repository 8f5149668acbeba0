import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { archivePath, makeFolder } from '../database/data-folder.ts';
import { keptHeadName, readKeptHead } from '../database/kept-head.ts';
import { NotAnArchive } from '../database/open.ts';
import type { Progress } from '../projections/rebuild.ts';
import { openLastSeal } from '../transparency/last-seal.ts';
import { forgetSeals } from '../transparency/seals.ts';
import { keyPath, lastSealPath, verifierKeyIn } from '../transparency/transparency.ts';
import { verify, type Verification } from '../verify.ts';
import { syncFile, syncFolder } from '../database/sync.ts';

/** How to restore a backup. */
export interface RestoreOptions {
  readonly dataFolder: string;
  readonly backup: string;
  /**
   * Whether to go on though the archive that was lost had more than the backup. The log then goes on
   * under a new key: under the old one it would contradict what was sealed.
   */
  readonly acceptsLoss: boolean;
}

/**
 * Puts a backup in the place of an archive that is gone, once it verifies: by itself, and beside
 * the newest seal that is left in the data folder. Restores nothing where it does not, and gives what
 * was found. Throws {@link NotAnArchive} where there is an archive already, or no backup.
 */
export async function restore(
  { dataFolder, backup, acceptsLoss }: RestoreOptions,
  onProgress: (progress: Progress) => void,
): Promise<Verification> {
  const [from, to] = [archivePath(backup), archivePath(dataFolder)];
  if (!existsSync(from)) throw new NotAnArchive(`there is no backup at ${from}`);
  makeFolder(dataFolder);
  if (existsSync(to))
    throw new NotAnArchive(
      `${to} is there; move it away, with its -wal and -shm, to restore another`,
    );
  const left = acceptsLoss ? null : openLastSeal(lastSealPath(dataFolder)).read();
  const seals = [left, openLastSeal(lastSealPath(backup)).read()].filter((one) => one !== null);
  const key = verifierKeyIn(backup);
  const verified = await verify(from, { key, seals }, onProgress);
  const verification = acceptsLoss ? verified : besideHead(verified, headPath(dataFolder));
  if (!verification.isSound) return verification;
  put(backup, dataFolder);
  rmSync(headPath(dataFolder), { force: true });
  if (acceptsLoss) beginAnew(dataFolder);
  // The name comes last: a crash before it leaves a folder without an archive, and the backup.
  renameSync(`${to}.restoring`, to);
  syncFolder(dataFolder);
  return verification;
}

function headPath(dataFolder: string): string {
  return join(dataFolder, keptHeadName);
}

/** The same, with what the archive that was here is known to have had beyond it. */
function besideHead(verification: Verification, path: string): Verification {
  const head = readKeptHead(path);
  if (head <= verification.position) return verification;
  const message = `the archive that was here reached position ${head}`;
  const found = { part: 'log', code: 'lost-end', position: head, name: null, key: null } as const;
  const findings = [...verification.findings, { ...found, message }];
  return { ...verification, findings, isSound: false };
}

function put(backup: string, dataFolder: string): void {
  for (const of of [keyPath, lastSealPath])
    if (existsSync(of(backup))) {
      copyFileSync(of(backup), of(dataFolder));
      syncFile(of(dataFolder));
    }
  const copy = `${archivePath(dataFolder)}.restoring`;
  copyFileSync(archivePath(backup), copy);
  syncFile(copy);
}

/** Lets the log go on under a key of its own, and keeps the former key and seal aside. */
function beginAnew(dataFolder: string): void {
  forgetSeals(`${archivePath(dataFolder)}.restoring`);
  for (const of of [keyPath, lastSealPath])
    if (existsSync(of(dataFolder))) renameSync(of(dataFolder), `${of(dataFolder)}.former`);
}
