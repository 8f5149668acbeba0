import { useSyncExternalStore } from 'react';

/** Whether the archive can be reached, and when it is tried again (ms since 1970). */
export type Connection =
  { readonly state: 'fine' } | { readonly state: 'lost'; readonly retryAtMs: number };

const waitsMs: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

const listeners = new Set<() => void>();
const waiting = new Set<() => void>();
let current: Connection = { state: 'fine' };
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The state of the connection; the component draws again when it changes. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** Notes that a question reached nobody; `again` runs at the next try unless `signal` aborts. */
export function connectionLost(signal: AbortSignal, again: () => void): void {
  waiting.add(again);
  signal.addEventListener('abort', () => waiting.delete(again), { once: true });
  if (timer !== undefined) return;
  const waitMs = waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 30_000;
  failures += 1;
  timer = setTimeout(tryAgain, waitMs);
  if (failures === 1) addEventListener('online', tryAgain);
  become({ state: 'lost', retryAtMs: Date.now() + waitMs });
}

/** Notes that a question was answered: the connection stands, and whoever waits asks at once. */
export function connectionFine(): void {
  if (current.state === 'fine') return;
  failures = 0;
  removeEventListener('online', tryAgain);
  become({ state: 'fine' });
  tryAgain();
}

/** Asks again now whatever found nobody. */
export function tryAgain(): void {
  clearTimeout(timer);
  timer = undefined;
  const questions = [...waiting];
  waiting.clear();
  for (const question of questions) question();
}

function become(next: Connection): void {
  current = next;
  for (const listener of listeners) listener();
}
