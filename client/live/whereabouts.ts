import type { Doing, PresenceTold } from '../../events/readings/presence.ts';
import { send } from '../answers/send.ts';
import { newId } from '../appending/new-id.ts';
import { tellPresence } from './presence-told.ts';

/**
 * Where this page’s reader is, said to the archive while a thing is open.
 *
 * 1. A page says one thing at a time: the last that was opened for editing, else for reading.
 * 2. It is said every 15 s while the page is shown; leaving, or hiding the page, takes it back.
 */
const everyMs = 15_000;

interface Want {
  readonly at: string;
  readonly doing: Doing;
}

const page = newId();
const wants: Want[] = [];

let said: string | null = null;
let timer: ReturnType<typeof setInterval> | undefined;

/** Says that the reader is at a thing until the returned function is called. */
export function sayPresent(at: string, doing: Doing): () => void {
  const want = { at, doing };
  wants.push(want);
  if (wants.length === 1) begin();
  saySoon();
  return () => {
    wants.splice(wants.indexOf(want), 1);
    if (wants.length === 0) end();
    saySoon();
  };
}

function begin(): void {
  timer = setInterval(() => void say(), everyMs);
  addEventListener('pagehide', leave);
  document.addEventListener('visibilitychange', saySoon);
}

function end(): void {
  clearInterval(timer);
  removeEventListener('pagehide', leave);
  document.removeEventListener('visibilitychange', saySoon);
}

/** A page that turns from one thing to another says so once. */
function saySoon(): void {
  queueMicrotask(() => void say());
}

async function say(): Promise<void> {
  const want = document.visibilityState === 'hidden' ? undefined : wanted();
  if (want === undefined) return leave();
  said = want.at;
  const sent = await send<PresenceTold>('POST', '/api/presence', { page, ...want });
  if (sent.kind === 'answer') tellPresence(sent.answer);
}

function wanted(): Want | undefined {
  return wants.findLast(({ doing }) => doing === 'editing') ?? wants.at(-1);
}

/** Said so that it arrives though the page is gone by then. */
function leave(): void {
  if (said === null) return;
  said = null;
  const body = JSON.stringify({ page, at: null, doing: 'reading' });
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', keepalive: true, headers, body };
  void fetch('/api/presence', request).catch(() => undefined);
}
