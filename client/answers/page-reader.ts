import { keepPlace } from '../live/keep-place.ts';
import { ask, type Reply } from './ask.ts';
import { connectionFine, connectionLost } from './connection.ts';
import { followHead, isBehind, isPassing, positionOf } from './follow.ts';
import type { ProblemInWords } from './problem.ts';

/** What a paged answer needs to have for its pages to be joined. */
export interface Page<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** What has been read of a list. */
export interface PagesRead<Item, Answer> {
  readonly path: string | null;
  readonly lastPage: Answer | null;
  readonly items: readonly Item[] | null;
  readonly total: number;
  readonly next: string | null;
  readonly problem: ProblemInWords | null;
}

/** Reads one list, page after page, until its signal aborts. */
export interface PageReader {
  readonly more: () => void;
  readonly askAgain: () => void;
}

type Answered<Answer> = Extract<Reply<Answer>, { kind: 'answer' | 'problem' }>;

interface Reading<Item, Answer> {
  readonly path: string;
  readonly signal: AbortSignal;
  /** Called with what has been read, and with whether more is being read. */
  readonly onRead: (read: PagesRead<Item, Answer>) => void;
  readonly onReading: (isReading: boolean) => void;
}

/**
 * Begins to read a list. What is asked of it is done one after the other: where the list is read
 * again because the head of the log has moved, as many items as are shown are read before any of
 * them is replaced.
 */
export function openPages<Item, Answer extends Page<Item>>(
  reading: Reading<Item, Answer>,
): PageReader {
  const { path, signal, onRead, onReading } = reading;
  let read: PagesRead<Item, Answer> | null = null;
  let last: Promise<void> = Promise.resolve();
  const become = (next: PagesRead<Item, Answer>): void => {
    read = next;
    onRead(next);
  };
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    last = last.then(async () => (signal.aborted ? undefined : work()));
    return last;
  };
  const first = async (): Promise<void> => {
    onReading(true);
    const reply = await insist<Item, Answer>(path, reading);
    if (reply === null) return;
    onReading(false);
    become(joined<Item, Answer>(path, { former: null, reply }));
    if (isBehind(path, read?.lastPage ?? null, null)) void inTurn(again);
  };
  const more = async (): Promise<void> => {
    const former = read;
    if (former === null || former.next === null) return;
    onReading(true);
    const reply = await insist<Item, Answer>(former.next, reading);
    if (reply === null) return;
    onReading(false);
    become(joined<Item, Answer>(path, { former, reply }));
  };
  const again = async (): Promise<void> => {
    const fresh = await readAgain<Item, Answer>(reading, read?.items?.length ?? 0);
    if (fresh !== null) keepPlace(() => become(fresh));
  };
  void inTurn(first);
  const position = (): number | null => positionOf(read?.lastPage);
  followHead({ path, signal, position, askAgain: () => inTurn(again) });
  return { more: () => void inTurn(more), askAgain: () => void inTurn(first) };
}

/** Reads a list anew until it has as many items as before; null: it can't be had now. */
async function readAgain<Item, Answer extends Page<Item>>(
  reading: Reading<Item, Answer>,
  count: number,
): Promise<PagesRead<Item, Answer> | null> {
  let address: string | null = reading.path;
  let read: PagesRead<Item, Answer> | null = null;
  while (address !== null && (read?.items?.length ?? 0) < Math.max(1, count)) {
    const reply: Answered<Answer> | null = await insist<Item, Answer>(address, reading);
    if (reply === null) return null;
    if (reply.kind === 'problem' && isPassing(reply.problem.status)) return null;
    read = joined<Item, Answer>(reading.path, { former: read, reply });
    address = read.problem === null ? read.next : null;
  }
  return read;
}

/** Asks until someone answers; null: the question was given up. */
async function insist<Item, Answer extends Page<Item>>(
  path: string,
  { signal }: Reading<Item, Answer>,
): Promise<Answered<Answer> | null> {
  for (;;) {
    const reply = await ask<Answer>(path, signal);
    if (signal.aborted || reply.kind === 'aborted') return null;
    if (reply.kind !== 'lost') {
      connectionFine();
      return reply;
    }
    await new Promise<void>((resolve) => {
      connectionLost(signal, resolve);
    });
  }
}

function joined<Item, Answer extends Page<Item>>(
  path: string,
  {
    former,
    reply,
  }: { readonly former: PagesRead<Item, Answer> | null; readonly reply: Answered<Answer> },
): PagesRead<Item, Answer> {
  if (reply.kind === 'problem') {
    const nothing = { lastPage: null, items: null, total: 0, next: null };
    return { ...nothing, ...former, path, problem: reply.problem };
  }
  const { next, answer } = reply;
  const items = [...(former?.items ?? []), ...answer.items];
  return { path, next, lastPage: answer, total: answer.total, items, problem: null };
}
