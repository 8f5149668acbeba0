import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { ask } from './ask.ts';
import { connectionFine, connectionLost } from './connection.ts';
import { followHead, isBehind, isPassing, positionOf } from './follow.ts';
import type { ProblemInWords } from './problem.ts';
import { onRedaction } from '../live/head.ts';
import { onSomeoneElse } from './who-asks.ts';

/** The answer to a question, as far as it is known. */
export interface Asked<Answer> {
  /** The newest answer; the former question's while this one's is on its way; null: none yet. */
  readonly answer: Answer | null;
  /** Whether `answer` answers the question as it is now. */
  readonly isCurrent: boolean;
  readonly problem: ProblemInWords | null;
  readonly askAgain: () => void;
}

interface Known {
  readonly path: string;
  readonly answer: unknown;
  readonly problem: ProblemInWords | null;
}

const rememberedMax = 80;
const remembered = new Map<string, unknown>();
// What one person was told is not shown to the next.
onSomeoneElse(() => remembered.clear());
// Nor is what was redacted.
onRedaction(() => remembered.clear());

/**
 * Asks the API and keeps the former answer while it waits, so that pages never blink. Going back
 * shows at once what was read before, and asks whether it changed. When the head of the log moves
 * it asks again, unless the question is pinned. A null path asks nothing.
 */
export function useAnswer<Answer>(path: string | null): Asked<Answer> {
  const [known, setKnown] = useState<Known | null>(null);
  const again = useRef<() => void>(null);
  // Before the paint rather than after it: what a page waits for is asked for first of all.
  useLayoutEffect(() => {
    if (path === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    let shown: unknown = null;
    const run = async (): Promise<void> => {
      const reply = await ask<Answer>(path, signal);
      if (signal.aborted || reply.kind === 'aborted') return;
      if (reply.kind === 'lost') return connectionLost(signal, () => void run());
      connectionFine();
      if (reply.kind === 'answer') remember(path, reply.answer);
      else if (shown !== null && isPassing(reply.problem.status)) return;
      const answer = reply.kind === 'answer' ? reply.answer : null;
      const before = shown;
      shown = answer;
      setKnown({ path, answer, problem: reply.kind === 'problem' ? reply.problem : null });
      // The head may have moved while this answer was under way.
      if (isBehind(path, answer, before)) await run();
    };
    again.current = () => void run();
    void run();
    followHead({ path, signal, position: () => positionOf(shown), askAgain: run });
    return () => controller.abort();
  }, [path]);
  const askAgain = useCallback(() => again.current?.(), []);

  const isKnown = known !== null && known.path === path;
  const former = known?.answer ?? null;
  const answer = isKnown ? known.answer : ((path && remembered.get(path)) ?? former);
  return {
    answer: answer as Answer | null,
    isCurrent: isKnown || (path !== null && remembered.has(path)),
    problem: isKnown ? known.problem : null,
    askAgain,
  };
}

function remember(path: string, answer: unknown): void {
  remembered.delete(path);
  remembered.set(path, answer);
  for (const oldest of remembered.keys()) {
    if (remembered.size <= rememberedMax) break;
    remembered.delete(oldest);
  }
}
