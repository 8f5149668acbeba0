import { readFileSync, statSync } from 'node:fs';

/** The length of the write-ahead log of the archive at `path`, in bytes; 0: there is none. */
export function walBytesOf(path: string): number {
  return statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/** The bytes of the `-shm` that stand for readers (SQLite, “WAL-mode File Format”, section 2.2). */
const readerLocks = { first: 123, last: 127 };

/**
 * The ids of other processes that read the archive at `path` now, as far as the system tells: Linux
 * does. One that keeps a transaction open is always among them.
 */
export function readersOf(path: string): readonly number[] {
  try {
    const { ino } = statSync(`${path}-shm`);
    return readLocks(readFileSync('/proc/locks', 'utf8'))
      .filter(({ inode, pid }) => inode === ino && pid !== process.pid)
      .filter(({ first, last }) => first <= readerLocks.last && last >= readerLocks.first)
      .map(({ pid }) => pid);
  } catch {
    return [];
  }
}

interface Lock {
  readonly pid: number;
  readonly inode: number;
  readonly first: number;
  readonly last: number;
}

/** Lines such as `1: POSIX  ADVISORY  READ 4711 fd:01:1234 124 124`. */
const lockPattern = /POSIX +\w+ +READ +(\d+) +\w+:\w+:(\d+) +(\d+) +(\d+)/u;

function readLocks(text: string): readonly Lock[] {
  return text
    .split('\n')
    .map((line) => lockPattern.exec(line))
    .filter((found) => found !== null)
    .map(([, pid, inode, first, last]) => {
      return { pid: Number(pid), inode: Number(inode), first: Number(first), last: Number(last) };
    });
}
