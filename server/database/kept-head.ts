import { closeSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { NotAnArchive } from './open.ts';
import { troubleOf } from './trouble.ts';

/** The name of the file beside the archive. */
export const keptHeadName = 'regesta.head';

/**
 * How far the log was once known to reach, in a file beside the archive: a write-ahead log that was
 * removed or damaged, or an older copy of the file, looks whole, and only this shows what is gone.
 *
 * 1. It is never ahead of what is on the disk.
 * 2. After a crash of the program it is at most a moment behind; after a power cut it may be older,
 *    since nobody waits for it.
 */
export class KeptHead {
  readonly #path: string;
  #position: number;

  /** Reads what was kept. Throws {@link NotAnArchive} when the log ends before it. */
  constructor(archivePath: string, position: number) {
    this.#path = join(dirname(archivePath), keptHeadName);
    this.#position = readKeptHead(this.#path);
    if (position < this.#position)
      throw new NotAnArchive(
        `${archivePath}: the log ends at position ${position}, but had reached ` +
          `${this.#position}: what was recorded after it is missing. If ${archivePath}-wal was ` +
          'removed or replaced, put it back; else restore a newer backup. To go on without those ' +
          `events, remove ${this.#path}`,
      );
    this.note(position);
  }

  /** Notes that the log reaches a position, once that is on the disk. */
  note(position: number): void {
    if (position <= this.#position) return;
    try {
      // In place: what was noted before is there until this is.
      const file = openSync(this.#path, this.#position === 0 ? 'w' : 'r+', 0o600);
      writeSync(file, `${String(position).padStart(16)}\n`, 0);
      closeSync(file);
      this.#position = position;
    } catch (error) {
      // A full disk costs this note, and no event.
      if (!troubleOf(error)) throw error;
    }
  }
}

/**
 * Throws {@link NotAnArchive} where the file of an archive is gone, or was emptied, though its log is
 * known to have had events: an empty one in its place would keep a backup from being restored.
 */
export function expectFile(archivePath: string): void {
  if ((statSync(archivePath, { throwIfNoEntry: false })?.size ?? 0) > 0) return;
  const head = join(dirname(archivePath), keptHeadName);
  const position = readKeptHead(head);
  if (position > 0)
    throw new NotAnArchive(
      `${archivePath} is gone or empty, but its log had reached position ${position}: put the file ` +
        `back, its -wal included, or restore a backup; to begin a new archive here, remove ${head}`,
    );
}

/** How far a log was known to reach, as the file at `path` has it; 0: nothing is known. */
export function readKeptHead(path: string): number {
  try {
    return Number(/^ *(\d{1,15})\n$/u.exec(readFileSync(path, 'utf8'))?.[1] ?? 0);
  } catch (error) {
    if (!troubleOf(error)) throw error;
    return 0;
  }
}
