import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { NotAnArchive } from './open.ts';

/** The file of the archive within its data folder. */
export function archivePath(dataFolder: string): string {
  return join(dataFolder, 'regesta.db');
}

/**
 * Makes the data folder, private to its user, and the folders above it, where there are none. Throws
 * {@link NotAnArchive} with the remedy, to set `namedBy`, when it can't be read and written.
 */
export function makeFolder(folder: string, namedBy = 'REGESTA_DATA'): void {
  try {
    makeEach(resolve(folder));
    if (!statSync(folder).isDirectory()) throw new Error('it is no folder');
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new NotAnArchive(
      `${folder} can't be used as a data folder: ${why}; ` +
        `set ${namedBy} to a folder that this user may write to`,
    );
  }
}

// Not `recursive`: that never ends where a system file system, such as /proc, says of a folder
// that is there that it is not.
function makeEach(folder: string): void {
  if (existsSync(folder)) return;
  const above = dirname(folder);
  if (above !== folder) makeEach(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have been first.
    if (!existsSync(folder)) throw error;
  }
}
