import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { openPages, type Page, type PageReader, type PagesRead } from './page-reader.ts';
import type { ProblemInWords } from './problem.ts';

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

const nothing = { path: null, lastPage: null, items: null, total: 0, next: null, problem: null };

/**
 * Reads a list by its `Link: rel="next"`; a new path starts anew, keeping the former list until the
 * first page is there. When the head of the log moves what is shown is read again, unless the
 * question is pinned. A null path asks nothing.
 */
export function usePages<Item, Answer extends Page<Item> = Page<Item>>(
  path: string | null,
): Pages<Item, Answer> {
  const [read, setRead] = useState<PagesRead<Item, Answer>>(nothing);
  const [isReading, setReading] = useState(false);
  const reader = useRef<PageReader | null>(null);

  // Before the paint rather than after it: what a page waits for is asked for first of all.
  useLayoutEffect(() => {
    if (path === null) return undefined;
    const controller = new AbortController();
    reader.current = openPages<Item, Answer>({
      path,
      signal: controller.signal,
      // A problem with a new question leaves the former list.
      onRead: (next) =>
        setRead((former) =>
          next.items === null ? { ...former, path, problem: next.problem } : next,
        ),
      onReading: setReading,
    });
    return () => controller.abort();
  }, [path]);

  const { next } = read;
  const more = useCallback(() => {
    if (next !== null && !isReading) reader.current?.more();
  }, [next, isReading]);
  const askAgain = useCallback(() => reader.current?.askAgain(), []);

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
