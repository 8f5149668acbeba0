import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import type { Database } from 'better-sqlite3';

const chunkBytes = 1024 * 1024;

/**
 * Writes the write-ahead log anew, byte for byte, and waits until it is on the disk.
 *
 * After an fsync that failed, the system goes on showing what it failed to write and no longer tries
 * to: a commit that a start recovers from there would look kept, and a power cut would tear a hole
 * before whatever is acknowledged later. What is written anew is on the disk, or this throws. Only
 * after an unclean end is there anything to write.
 */
export function settleWal(database: Database): void {
  const path = `${database.name}-wal`;
  if (database.memory || !existsSync(path)) return;
  // Under the lock nobody else writes to it; SQLite itself holds no lock on this file, so that
  // closing it here drops none.
  database.transaction(() => writeAnew(path)).immediate();
}

function writeAnew(path: string): void {
  const file = openSync(path, 'r+');
  try {
    const { size } = fstatSync(file);
    const chunk = Buffer.alloc(Math.min(size, chunkBytes));
    for (let at = 0; at < size;) {
      const read = readSync(file, chunk, 0, chunk.length, at);
      if (read === 0) break;
      at += writeSync(file, chunk, 0, read, at);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
