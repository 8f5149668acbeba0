import { useCallback, useSyncExternalStore } from 'react';
import type { HeadPhase, PlayHead } from './play-head.ts';

/**
 * Something that follows from the play-head; the component draws again only when it changes, so it
 * has to be a plain value.
 */
export function useHead<Value extends string | number | boolean | null>(
  head: PlayHead,
  of: (head: PlayHead) => Value,
): Value {
  const listen = useCallback((listener: () => void) => head.listen(listener), [head]);
  return useSyncExternalStore(listen, () => of(head));
}

/** The last day that the head lets begin; null: it holds nothing back. */
export function useHeadDay(head: PlayHead): number | null {
  return useHead(head, ({ day }) => day);
}

/** What the head does. */
export function useHeadPhase(head: PlayHead): HeadPhase {
  return useHead(head, ({ phase }) => phase);
}
