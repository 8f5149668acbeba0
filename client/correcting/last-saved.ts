import { useSyncExternalStore } from 'react';
import { announce } from '../frame/announcer.tsx';
import { grouped } from '../writing/term.ts';
import type { AppendedEvent } from '../appending/append-events.ts';
import { tellHead } from '../live/head.ts';
import type { Done } from './use-saving.ts';

/** What was said last from this page, and the stream that it is confirmed beside. */
export interface LastSaved {
  readonly stream: string;
  readonly done: Done;
}

const listeners = new Set<() => void>();
let lastSaved: LastSaved | null = null;

/** What was said last from this page; null: nothing. */
export function useLastSaved(): LastSaved | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lastSaved,
  );
}

/** Notes what was said, to be confirmed beside the thing that it is about. */
export function noteSaved(stream: string, done: Done): void {
  lastSaved = { stream, done };
  if (done.end === 'appended') tellAppended(done.events);
  announce(doneInWords(done));
  for (const listener of listeners) listener();
}

/** What is shown is asked again at once, without waiting to be told of one's own words. */
export function tellAppended(events: readonly AppendedEvent[]): void {
  const last = events.at(-1);
  if (last === undefined) return;
  const { position, recordedAt } = last;
  tellHead({ position, recordedAt, count: 0, events: [] });
}

/** What came of a correction, in a sentence. */
export function doneInWords(done: Done): string {
  if (done.end === 'proposed') return 'Proposed: an editor decides whether it is appended.';
  const positions = done.events.map(({ position }) => position);
  return `Appended: ${positionsInWords(positions)} in the log.`;
}

/** Positions in words: `event 12`, `events 12 to 14`. */
function positionsInWords(positions: readonly number[]): string {
  const [first, last] = [Math.min(...positions), Math.max(...positions)];
  // What is appended at once stands together in the log.
  return first === last
    ? `event ${grouped(first)}`
    : `events ${grouped(first)} to ${grouped(last)}`;
}
