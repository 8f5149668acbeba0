import type { Logger } from 'pino';
import type { Archive } from './archive.ts';
import { troubleOf } from './database/trouble.ts';
import { readersOf, walBytesOf } from './database/wal.ts';
import type { Head } from './log/log.ts';

/** What a server tells its keeper by itself, in its log. */
export interface Warning {
  readonly archive: Archive;
  /** The end of the log as it was opened. */
  readonly head: Head;
  /** The file of the archive. */
  readonly path: string;
  readonly logger: Logger;
}

/** Tells of the clock, of a log that can't be read, and of who keeps it from folding; until undone. */
export function openWarnings(warning: Warning): () => void {
  const stops = [warnOfClock(warning), warnOfReading(warning), warnOfReaders(warning)];
  return () => stops.forEach((stop) => stop());
}

/** How far, in milliseconds, the log may be ahead of the clock without a word. */
const aheadMaxMs = 60_000;

/** Says, once each time, that the clock has gone back: times in the log never do. */
function warnOfClock({ archive, head, logger }: Warning): () => void {
  let wasBehind = false;
  const look = (recordedAt: string | null): void => {
    const aheadMs = recordedAt === null ? 0 : Date.parse(recordedAt) - Date.now();
    const isBehind = aheadMs >= aheadMaxMs;
    if (isBehind && !wasBehind)
      logger.warn(
        { recordedAt },
        'the clock is behind the last event of the log: until it has passed that instant, events ' +
          'are recorded as of it; see to the clock of this machine',
      );
    wasBehind = isBehind;
  };
  look(head.recordedAt);
  return archive.onAppended((_position, recordedAt) => look(recordedAt));
}

/** How often, in milliseconds, the same is said again. */
const sayAgainMs = 60_000;

/** Says that what was appended can't be seen, once a minute as long as it can't. */
function warnOfReading({ archive, logger }: Warning): () => void {
  let lastMs = -Infinity;
  return archive.onUnread((error) => {
    if (performance.now() - lastMs < sayAgainMs) return;
    lastMs = performance.now();
    const remedy = troubleOf(error)?.message;
    logger.error({ err: error, remedy }, 'the log can not be read; live streams are ended');
  });
}

/** From this length of the write-ahead log on, in bytes, there is something to say. */
const walLongBytes = 64 * 1024 * 1024;
const lookAtWalEveryMs = 5_000;

/** Says, once each time, that a program keeps the write-ahead log from being folded into the file. */
function warnOfReaders({ path, logger }: Warning): () => void {
  let wasLong = false;
  const looking = setInterval(() => {
    const bytes = walBytesOf(path);
    const isLong = bytes > walLongBytes;
    if (isLong && !wasLong)
      logger.warn(
        { MiB: Math.round(bytes / 2 ** 20), processes: readersOf(path) },
        'the write-ahead log grows, since a program keeps a transaction open on the archive; ' +
          'nothing is lost, but the disk fills: let that process finish, or end it',
      );
    wasLong = isLong;
  }, lookAtWalEveryMs).unref();
  return () => clearInterval(looking);
}
