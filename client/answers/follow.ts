import { headPassedOn, onHead, onRedaction } from '../live/head.ts';
import { onSomeoneElse } from './who-asks.ts';

/** Whether a question names the state of the archive that it is about: its answer never changes. */
export function isPinned(path: string): boolean {
  const at = path.indexOf('?');
  return at !== -1 && new URLSearchParams(path.slice(at)).has('asOf');
}

/** The position that an answer was read at; null: it is of no position, so no event changes it. */
export function positionOf(answer: unknown): number | null {
  if (typeof answer !== 'object' || answer === null || !('asOf' in answer)) return null;
  const { asOf } = answer;
  if (typeof asOf !== 'object' || asOf === null || !('position' in asOf)) return null;
  return typeof asOf.position === 'number' ? asOf.position : null;
}

/** Whether the head had already moved past an answer that is newer than the one before. */
export function isBehind(path: string, answer: unknown, before: unknown): boolean {
  const position = positionOf(answer);
  if (position === null || position === positionOf(before)) return false;
  return position < headPassedOn() && !isPinned(path);
}

/**
 * Statuses of problems that pass: what is shown then stays, and is asked again another time. Of 401
 * the page tells that its session has ended.
 */
export function isPassing(status: number): boolean {
  return status === 401 || status === 429 || status >= 500;
}

/**
 * Asks a question again when whoever asks is someone else; when something may have been redacted;
 * and, unless it is pinned, whenever the head of the log is at another position than what is shown;
 * until it is given up. One that has not been answered yet is left to its answer.
 */
export function followHead(asked: {
  readonly path: string;
  readonly signal: AbortSignal;
  /** The position of what is shown; null: it has none, or nothing is shown. */
  readonly position: () => number | null;
  readonly askAgain: () => Promise<void>;
}): void {
  const unhear = onSomeoneElse(() => void asked.askAgain());
  asked.signal.addEventListener('abort', unhear, { once: true });
  if (isPinned(asked.path)) {
    const unheard = onRedaction(() => void asked.askAgain());
    asked.signal.addEventListener('abort', unheard, { once: true });
    return;
  }
  const forget = onHead(async (head) => {
    const position = asked.position();
    if (position !== null && position !== head) await asked.askAgain();
  });
  asked.signal.addEventListener('abort', forget, { once: true });
}
