import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
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

/** What the head does. */
export function useHeadPhase(head: PlayHead): HeadPhase {
  return useHead(head, ({ phase }) => phase);
}

const calmMs = 120;

/**
 * The head's day as fast as one can read what follows from it: some times a second while the head
 * moves, and at once where it rests.
 */
export function useCalmDay(head: PlayHead): number | null {
  const [day, setDay] = useState(head.day);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      clearTimeout(timer);
      timer = undefined;
      setDay(head.day);
    };
    const follow = (): void => {
      if (head.phase === 'resting') read();
      else timer ??= setTimeout(read, calmMs);
    };
    read();
    const stop = head.listen(follow);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [head]);
  return day;
}
