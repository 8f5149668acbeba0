import { useSyncExternalStore } from 'react';
import { announce } from '../frame/announcer.tsx';
import type { AppendedEvent } from '../appending/append-events.ts';

/** What was appended last from this page, and the stream that it is confirmed beside. */
export interface LastSaved {
  readonly stream: string;
  readonly positions: readonly number[];
}

const listeners = new Set<() => void>();
let lastSaved: LastSaved | null = null;

/** What was appended last from this page; null: nothing. */
export function useLastSaved(): LastSaved | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lastSaved,
  );
}

/** Notes what was appended, to be confirmed beside the thing that it is about. */
export function noteSaved(stream: string, events: readonly AppendedEvent[]): void {
  const positions = events.map(({ position }) => position);
  lastSaved = { stream, positions };
  announce(`Appended. ${positionsInWords(positions)}.`);
  for (const listener of listeners) listener();
}

/** Positions in words: `Event 12`, `Events 12 to 14`. */
export function positionsInWords(positions: readonly number[]): string {
  const [first, last] = [Math.min(...positions), Math.max(...positions)];
  // What is appended at once stands together in the log.
  return first === last ? `Event ${first}` : `Events ${first} to ${last}`;
}
