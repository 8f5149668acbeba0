import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import type { Logger } from 'pino';
import type { Archive } from '../archive.ts';
import { troubleOf } from '../database/trouble.ts';
import { ScrubPace } from './scrub-pace.ts';
import { isToScrub } from './scrubbing.ts';

/**
 * Scrubs an archive that is served, in a process of its own, whenever something was redacted, here
 * or by another process; tries again until it is done, ever more rarely, and says so in the
 * log of the server: each reason why it is not, once. Whether there is anything to scrub is asked
 * again, too, where the disk does not tell. Returns how to stop.
 */
export function scrubBehind(archive: Archive, reader: Database, logger: Logger): () => void {
  const pace = new ScrubPace();
  let isRunning = false;
  let isStopped = false;
  let again: NodeJS.Timeout | null = null;
  const later = (why: string): void => {
    const { waitMs, isNew } = pace.failed(why);
    if (isNew)
      logger.warn({ why }, 'what was redacted may not be out of every file yet; trying again');
    again = setTimeout(() => {
      again = null;
      step();
    }, waitMs).unref();
  };
  const isDue = (): boolean => {
    try {
      return isToScrub(reader);
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble === null) throw error;
      later(trouble.message);
      return false;
    }
  };
  const step = (): void => {
    // What is appended meanwhile brings no attempt forward.
    if (isRunning || isStopped || again !== null || !reader.open || !isDue()) return;
    isRunning = true;
    run(reader.name, (ended) => {
      isRunning = false;
      if (isStopped) return;
      if (ended === 'clean') {
        pace.succeeded();
        logger.info('what was redacted is out of every file');
        // More may have been redacted meanwhile.
        return step();
      }
      later(ended === 'held-up' ? 'a reader holds it up' : ended);
    });
  };
  const forget = archive.onAppended(step);
  step();
  return () => {
    isStopped = true;
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
