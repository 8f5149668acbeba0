import { useCallback, useEffect, useRef, useState } from 'react';
import { ask } from './ask.ts';
import { connectionFine, connectionLost } from './connection.ts';
import type { ProblemInWords } from './problem.ts';

/** What a paged answer needs to have for its pages to be joined. */
interface Page<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** A list read so far, page after page. */
export interface Pages<Item> {
  /** All items read so far, or the former question's; null: none yet. */
  readonly items: readonly Item[] | null;
  readonly total: number;
  /** Whether the items answer the question as it is now. */
  readonly isCurrent: boolean;
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly problem: ProblemInWords | null;
  /** Reads the next page, if there is one and it is not being read. */
  more(): void;
  askAgain(): void;
}

interface Read<Item> {
  readonly path: string | null;
  readonly items: readonly Item[] | null;
  readonly total: number;
  readonly next: string | null;
  readonly problem: ProblemInWords | null;
}

const nothing = { path: null, items: null, total: 0, next: null, problem: null };

/**
 * Reads a list by its `Link: rel="next"`; a new path starts anew, keeping the former list until the
 * first page is there. A null path asks nothing.
 */
export function usePages<Item>(path: string | null): Pages<Item> {
  const [read, setRead] = useState<Read<Item>>(nothing);
  const [isReading, setReading] = useState(false);
  const [round, setRound] = useState(0);
  const controller = useRef<AbortController | null>(null);

  const readPage = useCallback(
    async (address: string, signal: AbortSignal, append: boolean): Promise<void> => {
      setReading(true);
      const reply = await ask<Page<Item>>(address, signal);
      if (signal.aborted || reply.kind === 'aborted') return;
      if (reply.kind === 'lost')
        return connectionLost(signal, () => void readPage(address, signal, append));
      connectionFine();
      setReading(false);
      if (reply.kind === 'problem')
        return setRead((former) => ({ ...former, path, problem: reply.problem }));
      const { total, items } = reply.answer;
      setRead((former) => ({
        path,
        items: append ? [...(former.items ?? []), ...items] : items,
        total,
        next: reply.next,
        problem: null,
      }));
    },
    [path],
  );

  useEffect(() => {
    if (path === null) return undefined;
    const mine = new AbortController();
    controller.current = mine;
    void readPage(path, mine.signal, false);
    return () => mine.abort();
  }, [path, readPage, round]);

  const { next } = read;
  const more = useCallback(() => {
    const signal = controller.current?.signal;
    if (next !== null && signal && !isReading) void readPage(next, signal, true);
  }, [next, isReading, readPage]);
  const askAgain = useCallback(() => setRound((number) => number + 1), []);

  return {
    items: read.items,
    total: read.total,
    isCurrent: read.path === path,
    hasMore: read.path === path && next !== null,
    isReading,
    problem: read.path === path ? read.problem : null,
    more,
    askAgain,
  };
}
