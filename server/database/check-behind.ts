import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { walBytesOf } from './wal.ts';

/** A check of the file that goes on beside a server. */
export interface CheckBehind {
  /** Resolves with what is wrong, once something is found to be. */
  readonly damage: Promise<string>;
  stop(): void;
}

/** In milliseconds: whoever waits for a server that begins is answered first. */
const firstWaitMs = 2_000;
const waitMaxMs = 600_000;

/** From this length of the write-ahead log on, in bytes, a check gives way. */
const giveWayBytes = 48 * 1024 * 1024;
const lookEveryMs = 500;

/**
 * Checks the file of an archive while it is served: a large one takes longer than a start may. It is
 * done by processes that can be ended at any moment; SQLite itself could not be interrupted.
 *
 * 1. What reads a table keeps the write-ahead log from beginning anew. Where much is written
 *    meanwhile, the process is ended before the log grows too long, and another goes on later with
 *    the tables that are left, each time after twice as long.
 * 2. A process that can't be run finds nothing: then reading a damaged page tells.
 */
export function checkBehind(path: string): CheckBehind {
  let find: (what: string) => void = () => undefined;
  const damage = new Promise<string>((resolve) => (find = resolve));
  const checked: string[] = [];
  let [child, waitMs]: [ChildProcess | null, number] = [null, firstWaitMs];
  let next = setTimeout(begin, waitMs).unref();
  const looking = setInterval(() => {
    if (child && walBytesOf(path) > giveWayBytes) child.kill('SIGKILL');
  }, lookEveryMs).unref();

  function begin(): void {
    child = checking(path, checked, { onChecked: (table) => checked.push(table), onDamage: find });
    child.once('exit', (_code, signal) => {
      child = null;
      if (signal !== 'SIGKILL') return clearInterval(looking);
      waitMs = Math.min(2 * waitMs, waitMaxMs);
      next = setTimeout(begin, waitMs).unref();
    });
  }
  return {
    damage,
    stop() {
      clearInterval(looking);
      clearTimeout(next);
      child?.removeAllListeners('exit').kill('SIGKILL');
    },
  };
}

function checking(
  path: string,
  checked: readonly string[],
  told: {
    readonly onChecked: (table: string) => void;
    readonly onDamage: (what: string) => void;
  },
): ChildProcess {
  const script = fileURLToPath(new URL('check-process.js', import.meta.url));
  const child = spawn(process.execPath, [script, path, ...checked], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child.unref();
  child.once('error', () => undefined);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [, word, rest = ''] = /^(checked|damage) (.*)$/u.exec(line) ?? [];
    if (word === 'checked') told.onChecked(rest);
    if (word === 'damage') told.onDamage(rest);
  });
  return child;
}
