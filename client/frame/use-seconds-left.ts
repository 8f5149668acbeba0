import { useEffect, useState } from 'react';

/**
 * Whole seconds until an instant (ms since 1970), told anew as they pass; 0 once it is there. What
 * tells them is given the instant as its key, so that another one begins anew.
 */
export function useSecondsLeft(untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
}
