import { useEffect } from 'react';

/**
 * Follows the archive while the page is open. Neither its code nor its stream keeps a reading
 * waiting: both come after the first paint, and where they don't come the page works as it is.
 */
export function useLive(): void {
  useEffect(() => {
    let stop: (() => void) | null = null;
    let isGone = false;
    const begin = async (): Promise<void> => {
      const { startLive } = await import('./start-live.ts');
      if (!isGone) stop = startLive();
    };
    const painted = afterPaint(() => void begin().catch(() => undefined));
    return () => {
      isGone = true;
      painted();
      stop?.();
    };
  }, []);
}

/** Runs work once something has been painted and the page has loaded; returns how to call it off. */
function afterPaint(work: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(work, 0);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
