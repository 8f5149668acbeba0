import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { troubleOf } from './trouble.ts';

/** Up to this size (in bytes) a file is checked before it is used: in less than half a second. */
export const checkedAtOnceMax = 128 * 1024 * 1024;

/** The size of the database, in bytes, without its write-ahead log. */
export function sizeOf(database: Database): number {
  const [pages, bytes] = ['page_count', 'page_size'].map((name) =>
    Number(database.pragma(name, { simple: true })),
  );
  return (pages ?? 0) * (bytes ?? 0);
}

/**
 * What is wrong with the pages of the file, or of one table and its indexes; empty: nothing. Reads
 * all of it, in one transaction.
 */
export function damageOf(database: Database, table?: string): readonly string[] {
  const what = table === undefined ? '5' : `"${table.replaceAll('"', '""')}"`;
  try {
    const found = database.prepare<[], string>(`pragma quick_check(${what})`).pluck().all();
    return found.filter((line) => line !== 'ok');
  } catch (error) {
    // Some damage keeps it from looking at all.
    if (error instanceof Error && troubleOf(error)?.code === 'damaged') return [error.message];
    throw error;
  }
}

/** A check of the file that runs beside a server, in a process of its own. */
export interface CheckBehind {
  /** Resolves with what is wrong, once something is found to be. */
  readonly damage: Promise<string>;
  stop(): void;
}

/**
 * Checks the file of an archive while it is served: a large one takes longer than a start may. The
 * process is one that can be ended at any moment; SQLite itself could not be interrupted.
 */
export function checkBehind(path: string): CheckBehind {
  const script = fileURLToPath(new URL('check-process.js', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'ignore'] });
  child.unref();
  return { damage: damageFoundBy(child), stop: () => void child.kill('SIGKILL') };
}

function damageFoundBy(child: ChildProcess): Promise<string> {
  let found = '';
  child.stdout?.on('data', (chunk: Buffer) => (found += chunk.toString('utf8')));
  return new Promise((resolve) => {
    // One that can't be run finds nothing: then reading a damaged page tells.
    child.once('error', () => undefined);
    child.once('close', () => {
      if (found !== '') resolve(found);
    });
  });
}
