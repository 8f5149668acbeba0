import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { syncFolder } from '../database/sync.ts';

/**
 * The newest seal, in a file beside the database: whoever loses the end of the database, or puts an
 * older one in its place, is told by it.
 */
export interface LastSeal {
  /** The signed note; null: none has been kept. */
  read(): string | null;
  /** Keeps a note; when this returns it is on the disk. */
  keep(note: string): void;
}

/** Keeps the newest seal in the file at `path`, written whole beside it and then renamed. */
export function openLastSeal(path: string): LastSeal {
  return {
    read() {
      try {
        return readFileSync(path, 'utf8');
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    keep(note) {
      const draft = `${path}.new`;
      const file = openSync(draft, 'w', 0o644);
      try {
        writeSync(file, note);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(draft, path);
      // The new name is on the disk; a crash before leaves the former seal, which the log extends.
      syncFolder(dirname(path));
    },
  };
}
