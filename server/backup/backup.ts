import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { archivePath, makeFolder } from '../database/data-folder.ts';
import { NotAnArchive, openReader } from '../database/open.ts';
import { keyPath, lastSealPath } from '../transparency/transparency.ts';
import { syncFile, syncFolder } from '../database/sync.ts';

/**
 * Copies an archive, its key and its newest seal into a folder of their own, while others append:
 * one moment of the file, without what it has deleted. When this returns the copy is on the disk.
 * Throws {@link NotAnArchive} where there is no archive, or the folder holds something.
 */
export function backUp(dataFolder: string, target: string): void {
  const path = archivePath(dataFolder);
  if (!existsSync(path)) throw new NotAnArchive(`there is no archive at ${path}`);
  makeFolder(target);
  if (readdirSync(target).length > 0)
    throw new NotAnArchive(`${target} holds something already; name a new folder`);
  // The seal goes first: the file, copied later, has what it is over.
  for (const of of [keyPath, lastSealPath])
    if (existsSync(of(dataFolder))) copyFileSync(of(dataFolder), of(target));
  const reader = openReader(path);
  try {
    // SQLite's backup interface begins anew with every commit of another connection; this does not.
    reader.prepare('vacuum into ?').run(archivePath(target));
  } finally {
    reader.close();
  }
  for (const name of readdirSync(target)) syncFile(join(target, name));
  syncFolder(target);
}
