import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { ask } from './ask.ts';
import { connectionFine, connectionLost } from './connection.ts';
import type { ProblemInWords } from './problem.ts';

/** What a paged answer needs to have for its pages to be joined. */
interface Page<Item> {
  readonly total: number;
  readonly items: readonly Item[];
}

/** A list read so far, page after page. */
export interface Pages<Item, Answer extends Page<Item> = Page<Item>> {
  /** All items read so far, or the former question's; null: none yet. */
  readonly items: readonly Item[] | null;
  readonly total: number;
  /** The page that was read last, with what it says beside its items; null: none yet. */
  readonly lastPage: Answer | null;
  /** Whether the items answer the question as it is now. */
  readonly isCurrent: boolean;
  readonly hasMore: boolean;
  readonly isReading: boolean;
  readonly problem: ProblemInWords | null;
  /** Reads the next page, if there is one and it is not being read. */
  readonly more: () => void;
  readonly askAgain: () => void;
}

interface Read<Item, Answer> {
  readonly path: string | null;
  readonly lastPage: Answer | null;
  readonly items: readonly Item[] | null;
  readonly total: number;
  readonly next: string | null;
  readonly problem: ProblemInWords | null;
}

const nothing = { path: null, lastPage: null, items: null, total: 0, next: null, problem: null };

/**
 * Reads a list by its `Link: rel="next"`; a new path starts anew, keeping the former list until the
 * first page is there. A null path asks nothing.
 */
export function usePages<Item, Answer extends Page<Item> = Page<Item>>(
  path: string | null,
): Pages<Item, Answer> {
  const [read, setRead] = useState<Read<Item, Answer>>(nothing);
  const [isReading, setReading] = useState(false);
  const reader = useRef<((address: string, append: boolean) => void) | null>(null);

  // Before the paint rather than after it: what a page waits for is asked for first of all.
  useLayoutEffect(() => {
    if (path === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const readPage = async (address: string, append: boolean): Promise<void> => {
      setReading(true);
      const reply = await ask<Answer>(address, signal);
      if (signal.aborted || reply.kind === 'aborted') return;
      if (reply.kind === 'lost')
        return connectionLost(signal, () => void readPage(address, append));
      connectionFine();
      setReading(false);
      if (reply.kind === 'problem')
        return setRead((former) => ({ ...former, path, problem: reply.problem }));
      const { next, answer } = reply;
      setRead((former) => joined<Item, Answer>(former, { path, next, answer }, append));
    };
    reader.current = (address, append) => void readPage(address, append);
    void readPage(path, false);
    return () => controller.abort();
  }, [path]);

  const { next } = read;
  const more = useCallback(() => {
    if (next !== null && !isReading) reader.current?.(next, true);
  }, [next, isReading]);
  const askAgain = useCallback(() => {
    if (path !== null) reader.current?.(path, false);
  }, [path]);

  const isCurrent = read.path === path;
  return {
    items: read.items,
    total: read.total,
    lastPage: read.lastPage,
    isCurrent,
    hasMore: isCurrent && next !== null,
    isReading,
    problem: isCurrent ? read.problem : null,
    more,
    askAgain,
  };
}

function joined<Item, Answer extends Page<Item>>(
  former: Read<Item, Answer>,
  page: { readonly path: string; readonly next: string | null; readonly answer: Answer },
  append: boolean,
): Read<Item, Answer> {
  const { path, next, answer } = page;
  const items = append ? [...(former.items ?? []), ...answer.items] : answer.items;
  return { path, next, lastPage: answer, total: answer.total, items, problem: null };
}
