import type { SessionAnswer } from '../../events/readings/accounts.ts';
import { ask } from '../answers/ask.ts';
import { connectionFine, connectionLost } from '../answers/connection.ts';
import { noteSomeoneElse, onRefused } from '../answers/who-asks.ts';

/**
 * Who is signed in in this browser, as this page knows it.
 *
 * 1. It is asked once for all who want to know, and again when this page or another tab signs in or
 *    out, when an answer is refused, and when the page is shown again.
 * 2. Whoever was signed in and no longer is, without having signed out here, is told so.
 */
export interface SessionKnown {
  /** Null: not known yet. */
  readonly answer: SessionAnswer | null;
  /** The name of whoever was signed in until now, and did not sign out here; null: nobody. */
  readonly ended: string | null;
}

const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('regesta-session') : null;
/** Tells the other tabs that someone signed in or out. */
const tellTabs: (word: 'changed') => void = tabs?.postMessage.bind(tabs) ?? (() => undefined);
const listeners = new Set<() => void>();
let known: SessionKnown = { answer: null, ended: null };
let asking: AbortController | null = null;
let forget: (() => void) | null = null;

/** What is known now. */
export function sessionKnown(): SessionKnown {
  return known;
}

/** Calls back when something else is known; the first who wants to know has it asked. */
export function onSession(listener: () => void): () => void {
  if (listeners.size === 0) forget = listen();
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) forget?.();
  };
}

/** Asks who is signed in. */
export async function askSession(): Promise<void> {
  asking?.abort();
  const controller = new AbortController();
  asking = controller;
  const { signal } = controller;
  const reply = await ask<SessionAnswer>('/api/session', signal);
  if (signal.aborted) return;
  if (reply.kind === 'lost') return connectionLost(signal, () => void askSession());
  connectionFine();
  if (reply.kind === 'answer') become(reply.answer);
}

/** Takes in who is signed in, as signing in here was answered, and tells the other tabs. */
export function signedIn(answer: SessionAnswer): void {
  asking?.abort();
  become(answer);
  tellTabs('changed');
}

/** Tells the other tabs that nobody is signed in any more. */
export function tellSignedOut(): void {
  tellTabs('changed');
}

function become(answer: SessionAnswer): void {
  const { answer: former, ended } = known;
  const before = former?.person ?? null;
  const { person } = answer;
  known = { answer, ended: person === null ? (before?.name ?? ended) : null };
  for (const listener of listeners) listener();
  const isSame = before?.name === person?.name && before?.role === person?.role;
  if (former !== null && !isSame) noteSomeoneElse();
}

function listen(): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const again = (): void => void askSession();
  const shown = (): void => {
    if (document.visibilityState === 'visible') again();
  };
  document.addEventListener('visibilitychange', shown, { signal });
  tabs?.addEventListener('message', again, { signal });
  const unhear = onRefused(again);
  again();
  return () => {
    controller.abort();
    unhear();
    asking?.abort();
  };
}
