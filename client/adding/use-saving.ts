import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ProblemInWords } from '../answers/problem.ts';
import type { FieldProblem } from '../appending/append-events.ts';
import type { Draft } from './draft.ts';
import { ownChecks } from './own-checks.ts';
import { previewProblems } from './preview-problems.ts';
import { sendDraft, type SentEnd, type WhyUnanswered } from './send-draft.ts';
import { tidied } from './utterances.ts';

/** How saving stands. */
export type Saving =
  | { readonly state: 'idle' }
  | { readonly state: 'sending' }
  /** No good answer came: the same is sent again, at `retryAtMs` or when asked to. */
  | { readonly state: 'unanswered'; readonly why: WhyUnanswered; readonly retryAtMs: number }
  | { readonly state: 'signed-out' }
  | { readonly state: 'problem'; readonly problem: ProblemInWords };

/** What saving needs to know, and whom to tell. */
interface SavingParts {
  readonly draft: Draft;
  /** Puts a draft in its place and keeps it before anything else happens. */
  readonly replace: (draft: Draft) => void;
  readonly isProposal: boolean;
  /** Told what the server said, where it was the server that refused. */
  readonly onRefused: (problems: readonly FieldProblem[], draft: Draft) => void;
  /** Told what the server finds besides what the browser saw itself. */
  readonly onMore: (problems: readonly FieldProblem[], draft: Draft) => void;
  /** Told what was saved, where it can be seen, and whether one more is to follow. */
  readonly onSaved: (draft: Draft, href: string, isAnother: boolean) => void;
}

const waitsMs: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/**
 * Saves a draft. Until an answer comes it stays as it was sent and is sent again with the same ids,
 * so that it lands once, whatever was lost: the request, the answer, or this page in between.
 */
export function useSaving(parts: SavingParts): {
  readonly saving: Saving;
  readonly save: (isAnother?: boolean) => void;
  readonly sendAgain: () => void;
  /** Gives up on an answer: what is written can be changed again. */
  readonly giveUp: () => void;
} {
  const { draft, replace } = parts;
  const [saving, setSaving] = useState<Saving>(
    draft.isSent ? { state: 'unanswered', why: 'lost', retryAtMs: 0 } : { state: 'idle' },
  );
  const tries = useRef(0);
  const isAnother = useRef(false);
  const isBusy = useRef(false);

  const settle = (end: SentEnd, tidy: Draft): void => {
    if (end.end === 'unanswered') {
      const waitMs = waitsMs[Math.min(tries.current, waitsMs.length - 1)] ?? 30_000;
      tries.current += 1;
      return setSaving({ state: 'unanswered', why: end.why, retryAtMs: Date.now() + waitMs });
    }
    tries.current = 0;
    if (end.end === 'saved') return parts.onSaved(tidy, end.href, isAnother.current);
    replace({ ...tidy, isSent: false });
    setSaving(end.end === 'refused' ? { state: 'idle' } : stateOf(end));
    if (end.end === 'refused') parts.onRefused(end.problems, tidy);
  };
  const send = useEffectEvent(async (tidy: Draft): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    setSaving({ state: 'sending' });
    // Kept as sent before it is: were this page to end now, the same would be sent again.
    replace({ ...tidy, isSent: true });
    const end = await sendDraft(tidy, parts.isProposal);
    isBusy.current = false;
    settle(end, tidy);
  });
  const tellMore = async (tidy: Draft): Promise<void> => {
    const more = await previewProblems(tidy);
    if (more.length > 0) parts.onMore(more, tidy);
  };
  const save = (another = false): void => {
    if (saving.state === 'sending' || saving.state === 'unanswered') return;
    isAnother.current = another;
    const tidy = tidied(draft);
    if (ownChecks(tidy, parts.isProposal).length === 0) return void send(tidy);
    replace(tidy);
    parts.onRefused([], tidy);
    // The server may know of more that is wrong: all of it is told.
    void tellMore(tidy);
  };
  useRetry(saving, () => void send(draft));
  const giveUp = (): void => {
    tries.current = 0;
    replace({ ...draft, isSent: false });
    setSaving({ state: 'idle' });
  };
  return { saving, save, sendAgain: () => void send(draft), giveUp };
}

function stateOf(end: Exclude<SentEnd, { end: 'saved' | 'refused' | 'unanswered' }>): Saving {
  return end.end === 'signed-out' ? { state: 'signed-out' } : { ...end, state: 'problem' };
}

function useRetry(saving: Saving, again: () => void): void {
  const retryAtMs = saving.state === 'unanswered' ? saving.retryAtMs : null;
  const run = useEffectEvent(again);
  useEffect(() => {
    if (retryAtMs === null) return undefined;
    const timer = setTimeout(() => run(), Math.max(0, retryAtMs - Date.now()));
    const online = (): void => run();
    addEventListener('online', online);
    return () => {
      clearTimeout(timer);
      removeEventListener('online', online);
    };
  }, [retryAtMs]);
}
