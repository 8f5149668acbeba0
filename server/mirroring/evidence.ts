import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder } from '../database/data-folder.ts';
import { syncFile, syncFolder } from '../database/sync.ts';
import type { Forked } from './catching-up.ts';

/**
 * Keeps the two seals that can't both be of one log in a folder within the data folder, on the disk
 * when it returns, and gives the folder. The same fork has one folder, however often it is met.
 */
export function keepEvidence(dataFolder: string, { kept, offered }: Forked): string {
  const folder = join(dataFolder, `fork-${hash('sha256', offered).slice(0, 16)}`);
  makeFolder(folder);
  for (const [name, note] of Object.entries({ 'kept-seal': kept, 'offered-seal': offered })) {
    writeFileSync(join(folder, name), note);
    syncFile(join(folder, name));
  }
  syncFolder(folder);
  return folder;
}
