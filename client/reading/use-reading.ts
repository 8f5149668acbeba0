import { useCallback, useMemo } from 'react';
import { addressNow, goTo, useAddress } from '../address/address.ts';
import { parseReading, printReading } from './reading-address.ts';
import type { Reading } from './reading.ts';

/** What the address says the page shows, and the way to have it show something else. */
export interface UsedReading {
  readonly reading: Reading;
  /** Changes some of it, from wherever the page is by then; `push` is a step that Back undoes. */
  readonly change: (changes: Partial<Reading>, how?: 'push' | 'replace') => void;
}

/** The page's state, which is its address and nothing else. */
export function useReading(): UsedReading {
  const { search } = useAddress();
  const reading = useMemo(() => parseReading(search), [search]);
  const change = useCallback((changes: Partial<Reading>, how: 'push' | 'replace' = 'push') => {
    const now = parseReading(addressNow().search);
    goTo(`/${printReading({ ...now, ...changes })}`, how);
  }, []);
  return { reading, change };
}
