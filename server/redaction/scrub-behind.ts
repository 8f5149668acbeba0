import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import type { Logger } from 'pino';
import type { Archive } from '../archive.ts';
import { isToScrub } from './scrubbing.ts';

/** How long it is until what was held up, or failed, is tried again. */
const againAfterMs = 5_000;

/**
 * Scrubs an archive that is served, in a process of its own, whenever something was redacted, here
 * or by another process; tries again until it is done, and says so in the log of the server.
 * Returns how to stop.
 */
export function scrubBehind(archive: Archive, reader: Database, logger: Logger): () => void {
  let isRunning = false;
  let again: NodeJS.Timeout | null = null;
  const step = (): void => {
    again = null;
    if (isRunning || !reader.open || !isToScrub(reader)) return;
    isRunning = true;
    run(reader.name, (ended) => {
      isRunning = false;
      if (ended === 'clean') return logger.info('what was redacted is out of every file');
      const why = ended === 'held-up' ? 'a reader holds it up' : ended;
      logger.warn({ why }, 'what was redacted is not out of every file yet; trying again');
      again ??= setTimeout(step, againAfterMs).unref();
    });
  };
  const forget = archive.onAppended(step);
  step();
  return () => {
    forget();
    if (again) clearTimeout(again);
  };
}

/** Runs the process; `ended` is told what it printed: how it ended, or what went wrong. */
function run(path: string, ended: (how: string) => void): void {
  const script = fileURLToPath(new URL('scrub-process.js', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.unref();
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (printed += chunk.toString('utf8')));
  child.once('error', (error) => (printed += error.message));
  child.once('close', () => ended(printed));
}
