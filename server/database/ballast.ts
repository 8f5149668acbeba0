import { closeSync, existsSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { troubleOf } from './trouble.ts';

const ballastBytes = 4 * 1024 * 1024;

/** It is only taken in where so much is free (in bytes): a small disk has better use for it. */
const freeMin = 64 * ballastBytes;

const pathOf = (archivePath: string): string => join(dirname(archivePath), 'regesta.ballast');

/**
 * Takes up a little of the disk, to be let go when it is full: SQLite needs room even to open a file
 * for reading, and so a full disk could not be read after a restart.
 */
export function takeInBallast(archivePath: string): void {
  const path = pathOf(archivePath);
  try {
    const { bavail, bsize } = statfsSync(dirname(path));
    if (existsSync(path) || bavail * bsize < freeMin) return;
    const file = openSync(path, 'wx', 0o600);
    // Chance, so that no file system stores it as nothing.
    writeSync(file, randomBytes(ballastBytes));
    fsyncSync(file);
    closeSync(file);
  } catch (error) {
    if (!troubleOf(error)) throw error;
  }
}

/** Lets the ballast go; returns whether there was any. */
export function letBallastGo(archivePath: string): boolean {
  const path = pathOf(archivePath);
  if (!existsSync(path)) return false;
  rmSync(path, { force: true });
  return true;
}

/** Does something that writes; on a full disk once more, without the ballast. */
export function withRoom<Result>(archivePath: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (troubleOf(error)?.code !== 'full' || !letBallastGo(archivePath)) throw error;
    return work();
  }
}
