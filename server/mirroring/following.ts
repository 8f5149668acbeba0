import type { ArchiveSettings } from '../accounts/archive-settings.ts';
import { backOffMs } from './back-off.ts';
import { catchUp, type Catching, type Come } from './catching-up.ts';
import { pause, RemoteHeads } from './remote-heads.ts';
import { RemoteUnreadable } from '../transparency/remote-log.ts';

/** What a mirror tells on its way. */
export interface MirrorWatch {
  /** A page was committed. */
  came(come: Come): void;
  /** All that the newest seal covers is here; `added`: so many events since it was told last. */
  caughtUp(come: Come): void;
  /** The archive can't be read; it is tried again after so many milliseconds. */
  waits(why: string, forMs: number): void;
}

/** How a mirror follows. */
export interface Following extends Catching {
  readonly settings: ArchiveSettings;
  readonly stopped: AbortSignal;
  readonly watch: MirrorWatch;
  /** Whether it ends once it has caught up, or has tried some times in vain. */
  readonly isOnce: boolean;
  /** From 0 to less than 1. */
  readonly chance: () => number;
}

/** How often an archive that can't be read is tried where the mirror is to end. */
const triesOfOnce = 4;

/**
 * A log that grows all the time is caught up with no more often, in milliseconds: it is sealed for
 * each time that one asks, and each seal is kept for ever.
 */
const paceMs = 1_000;

/** Statuses that no waiting mends: the archive does not let one in. */
const isShut = (status: number | null): boolean => status === 401 || status === 403;

/**
 * Follows an archive until it is stopped: catches up, waits for news, and waits longer and longer
 * where it can't be read. Resolves at the stop, when a transaction that is under way is committed.
 * Rejects as {@link catchUp} does with what waiting does not mend.
 */
export async function follow(following: Following): Promise<void> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  following.stopped.addEventListener('abort', end);
  const heads = new RemoteHeads(following.remote, ended.signal);
  const listening = following.isOnce ? Promise.resolve() : heads.listen();
  try {
    await followWith(following, heads);
  } finally {
    following.stopped.removeEventListener('abort', end);
    end();
    await listening;
  }
}

async function followWith(following: Following, heads: RemoteHeads): Promise<void> {
  const { stopped, isOnce } = following;
  let failures = 0;
  while (!stopped.aborted) {
    const begun = performance.now();
    const ended = await attempt(following);
    if (ended.end === 'stopped') break;
    if (ended.end === 'unreadable') {
      failures += 1;
      await waitOut(following, ended.error, failures);
      continue;
    }
    failures = 0;
    if (isOnce) break;
    await heads.news(ended.position);
    await pause(Math.max(0, begun + paceMs - performance.now()), stopped);
  }
}

type Attempt =
  | { readonly end: 'caught-up'; readonly position: number }
  | { readonly end: 'unreadable'; readonly error: RemoteUnreadable }
  | { readonly end: 'stopped' };

async function attempt(following: Following): Promise<Attempt> {
  const { stopped, watch } = following;
  let come: Come = { position: 0, size: 0, added: 0 };
  let added = 0;
  try {
    await keepClosed(following);
    // Asked again when a page was read: what it tells may have been said after the archive was closed.
    const beforeTaking = (): Promise<void> => keepClosed(following);
    for await (come of catchUp({ ...following, beforeTaking })) {
      added += come.added;
      watch.came(come);
      // What is committed is whole; the rest comes another time.
      if (stopped.aborted) return { end: 'stopped' };
    }
  } catch (error) {
    if (stopped.aborted && error instanceof RemoteUnreadable) return { end: 'stopped' };
    if (!(error instanceof RemoteUnreadable)) throw error;
    if (!isShut(error.status)) return { end: 'unreadable', error };
    following.settings.setClosed(true);
    throw error;
  }
  watch.caughtUp({ ...come, added });
  return { end: 'caught-up', position: come.position };
}

/** What only some may read there is not for everyone here. A mirror is opened by its own keeper alone. */
async function keepClosed({ remote, settings }: Following): Promise<void> {
  if (settings.isClosed() || (await remote.isClosed()) !== true) return;
  settings.setClosed(true);
}

async function waitOut(
  { stopped, watch, isOnce, chance }: Following,
  error: RemoteUnreadable,
  failures: number,
): Promise<void> {
  if (isOnce && failures === triesOfOnce) throw error;
  const forMs = backOffMs(failures, chance());
  watch.waits(error.message, forMs);
  await pause(forMs, stopped);
}
