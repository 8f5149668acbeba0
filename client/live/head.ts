import type { HeadTold } from '../../events/readings/live.ts';

/**
 * Where the log ends, as far as this page was told, and who wants to know when that moves.
 *
 * 1. Listeners are called at once for the first move, then at most once in a pace, and the longer
 *    they take the longer the pace: a crowd of pages gives a busy server time.
 * 2. Nobody is called while the page is hidden or a pointer's button is down; whatever moved by
 *    then is one call when the page is shown, or the button let go.
 */
const paceMs = 1_000;

const listeners = new Set<(position: number) => Promise<void> | void>();

const redactionListeners = new Set<() => void>();

let told = 0;
let passedOn = 0;
let isPassingOn = false;
let isHeld = false;
let restUntilMs = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The position that listeners were last called with; 0: they have not been. */
export function headPassedOn(): number {
  return passedOn;
}

/** Calls back when the head has moved, with its position; returns an undo. */
export function onHead(listener: (position: number) => Promise<void> | void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Calls back when something may have been redacted, which changes what was read at any position; an undo. */
export function onRedaction(listener: () => void): () => void {
  redactionListeners.add(listener);
  return () => void redactionListeners.delete(listener);
}

/** Takes in where the log ends. A head that went back is a move too: another archive is served. */
export function tellHead(head: HeadTold): void {
  const { events, count } = head;
  // Of many events at once only the newest are named.
  if (count > events.length || events.some(({ type }) => type === 'EventRedacted'))
    for (const listener of redactionListeners) listener();
  told = head.position;
  passOn();
}

/** Holds everything back while a button is down, and lets it go on afterwards. */
export function watchPage(): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const release = (): void => {
    isHeld = false;
    passOn();
  };
  addEventListener('pointerdown', () => (isHeld = true), { signal, capture: true, passive: true });
  addEventListener('pointerup', release, { signal, capture: true, passive: true });
  addEventListener('pointercancel', release, { signal, capture: true, passive: true });
  addEventListener('dragend', release, { signal, capture: true, passive: true });
  document.addEventListener('visibilitychange', passOn, { signal });
  return () => controller.abort();
}

function passOn(): void {
  if (told === passedOn || isPassingOn || isHeld || document.visibilityState === 'hidden') return;
  clearTimeout(timer);
  const waitMs = restUntilMs - performance.now();
  if (waitMs > 0) {
    timer = setTimeout(passOn, waitMs);
    return;
  }
  void passOnNow(told);
}

async function passOnNow(position: number): Promise<void> {
  isPassingOn = true;
  passedOn = position;
  const beganMs = performance.now();
  await Promise.all([...listeners].map(async (listener) => listener(position)));
  const tookMs = performance.now() - beganMs;
  restUntilMs = Math.max(beganMs + paceMs, performance.now() + 2 * tookMs);
  isPassingOn = false;
  passOn();
}
