import { openEventStream, type EventStream, type LiveFrame } from './event-stream.ts';

/** How this tab hears the live log. */
export interface SharedStream {
  /** Opens the stream anew, whichever tab holds it: whoever asks is someone else now. */
  readonly reopen: () => void;
  readonly close: () => void;
}

/** What the tabs of a browser say to each other. */
type Word =
  | { readonly word: 'frame'; readonly frame: LiveFrame }
  /** A tab is new, and wants to know where the log ends. */
  | { readonly word: 'hello' }
  | { readonly word: 'reopen' };

const name = 'regesta-live';

/** A tab that is shown and has heard nothing for so long takes the stream from its holder. */
const patienceMs = 60_000;

/**
 * Hears the live log through one stream a browser: the tab that holds a lock keeps it and passes
 * what comes on to the others; when that tab goes, the next one has the lock. Where there are no
 * locks (plain http on a network: they are for secure contexts), each tab has a stream of its own,
 * and only while it is shown: streams count against the six connections of HTTP/1.1.
 */
export function openSharedStream(onFrame: (frame: LiveFrame) => void): SharedStream {
  // The type says that locks are always there; on plain-http networks they are not.
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined || !('BroadcastChannel' in globalThis)) return openWhileShown(onFrame);
  return openAmongTabs(locks, onFrame);
}

function openAmongTabs(locks: LockManager, onFrame: (frame: LiveFrame) => void): SharedStream {
  const channel = new BroadcastChannel(name);
  const closing = new AbortController();
  let held: EventStream | null = null;
  let heardMs = Date.now();
  let last: LiveFrame | null = null;
  const hear = (frame: LiveFrame): void => {
    heardMs = Date.now();
    if (frame.event === 'head') last = frame;
    onFrame(frame);
  };
  const say: (word: Word) => void = channel.postMessage.bind(channel);
  const hold = (): Promise<void> => {
    held = openEventStream((frame) => {
      hear(frame);
      say({ word: 'frame', frame });
    });
    return new Promise((resolve) => closing.signal.addEventListener('abort', () => resolve()));
  };
  const stand = (isForced: boolean): void => {
    const options: LockOptions = isForced ? { steal: true } : { signal: closing.signal };
    locks.request(name, options, hold).catch(() => {
      // Another tab took the stream, or this one closes: it stands in line again unless it does.
      held?.close();
      held = null;
      if (!closing.signal.aborted) stand(false);
    });
  };
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.word === 'frame') return hear(data.frame);
    if (held === null) return;
    if (data.word === 'reopen') held.reopen();
    else if (last !== null) say({ word: 'frame', frame: last });
  });
  const check = (): void => {
    if (document.visibilityState === 'hidden') return;
    if (held !== null) held.check();
    else if (Date.now() - heardMs > patienceMs) {
      heardMs = Date.now();
      stand(true);
    }
  };
  const watch = setInterval(check, 5_000);
  document.addEventListener('visibilitychange', check, { signal: closing.signal });
  stand(false);
  say({ word: 'hello' });
  return {
    reopen: () => (held === null ? say({ word: 'reopen' }) : held.reopen()),
    close: () => {
      clearInterval(watch);
      closing.abort();
      held?.close();
      channel.close();
    },
  };
}

function openWhileShown(onFrame: (frame: LiveFrame) => void): SharedStream {
  let stream: EventStream | null = null;
  const turn = (): void => {
    if (document.visibilityState === 'hidden') {
      stream?.close();
      stream = null;
    } else stream ??= openEventStream(onFrame);
  };
  document.addEventListener('visibilitychange', turn);
  turn();
  return {
    reopen: () => stream?.reopen(),
    close: () => {
      document.removeEventListener('visibilitychange', turn);
      stream?.close();
    },
  };
}
