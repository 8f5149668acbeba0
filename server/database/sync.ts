import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until what was written to a file is on the disk. */
export function syncFile(path: string): void {
  synced(path, 'r+');
}

/** Waits until the names in a folder are on the disk. */
export function syncFolder(path: string): void {
  synced(path, 'r');
}

function synced(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
