import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { FieldProblem } from '../appending/append-events.ts';
import { send, type Sent } from '../answers/send.ts';
import { noProblems } from '../fields/problems.ts';

/** Why a form was not taken, besides what is wrong with its fields. */
export type Trouble =
  | { readonly trouble: 'said'; readonly words: string }
  /** One may try again at this instant (ms since 1970). */
  | { readonly trouble: 'wait'; readonly untilMs: number };

/** A form that is sent. */
export interface Sending {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly problems: readonly FieldProblem[];
  readonly trouble: Trouble | null;
  readonly isSending: boolean;
  /** Says what is wrong before anything is sent. */
  readonly refuse: (problems: readonly FieldProblem[]) => void;
  /** Sends it; null: it was not taken, which the form then says, or is on its way already. */
  readonly send: <Answer>(asked: Asked) => Promise<Answer | null>;
}

/** What is asked of the archive. */
export interface Asked {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

const quiet = { problems: noProblems, trouble: null, isSending: false };

/** Keeps what became of a form; the first field with a problem takes the focus. */
export function useSending(): Sending {
  const form = useRef<HTMLFormElement>(null);
  const isUnderWay = useRef(false);
  const [state, setState] = useState<Pick<Sending, 'problems' | 'trouble' | 'isSending'>>(quiet);
  const { problems } = state;
  useEffect(() => {
    if (problems.length === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problems]);
  const refuse = useCallback(
    (found: readonly FieldProblem[]) => setState({ ...quiet, problems: found }),
    [],
  );
  const sendOnce = useCallback(async <Answer>({ method, path, body }: Asked) => {
    if (isUnderWay.current) return null;
    isUnderWay.current = true;
    setState({ ...quiet, isSending: true });
    const sent = await send<Answer>(method, path, body);
    isUnderWay.current = false;
    setState({ ...quiet, ...whyNot(sent) });
    return sent.kind === 'answer' ? sent.answer : null;
  }, []);
  return { form, ...state, refuse, send: sendOnce };
}

function whyNot(sent: Sent<unknown>): Partial<Pick<Sending, 'problems' | 'trouble'>> {
  if (sent.kind === 'answer') return {};
  if (sent.kind === 'lost')
    return said('Nobody answered. Whether it was done is not known: look, then try once more.');
  const { problem, retryAfterS } = sent;
  const { errors = [], title = problem.title } = (sent.document ?? {}) as ProblemDocument;
  const ofFields = errors.filter(({ pointer }) => pointer !== '');
  if (ofFields.length > 0) return { problems: ofFields };
  if (problem.status === 429 && retryAfterS !== null)
    return { trouble: { trouble: 'wait', untilMs: Date.now() + retryAfterS * 1_000 } };
  const details = errors.length > 0 ? errors.map(({ detail }) => detail) : [problem.detail];
  return said([`${title}.`, ...details].join(' '));
}

interface ProblemDocument {
  readonly title?: string;
  readonly errors?: readonly FieldProblem[];
}

function said(words: string) {
  return { trouble: { trouble: 'said', words } as const };
}
