import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { addressNow, useAddress } from '../address/address.ts';
import type { TimelineHandle } from '../timeline/timeline.tsx';
import { parseReading, printReading } from './reading-address.ts';
import type { UsedReading } from './use-reading.ts';

/** Which occurrence is selected (walked to) and which is open, and the ways to change that. */
export interface Opening {
  readonly selected: string | null;
  readonly open: string | null;
  readonly select: (id: string | null) => void;
  readonly openOne: (id: string) => void;
  /** Closes what is open and gives the focus back to where it was opened from. */
  readonly close: () => void;
  /** The address that opens an occurrence on this page as it last came to rest. */
  readonly hrefOf: (id: string) => string;
  /** The same as the page is this very moment. */
  readonly hrefNow: (id: string) => string;
}

/**
 * Keeps the one selection that the timeline and the list share, and what is open in the panel. While
 * the page moves along in time (`isMoving`) addresses stay, or every row would be drawn anew.
 */
export function useOpening(
  { reading, change }: UsedReading,
  timeline: RefObject<TimelineHandle | null>,
  isMoving = false,
): Opening {
  const { search } = useAddress();
  const [rested, setRested] = useState(search);
  if (!isMoving && rested !== search) setRested(search);
  const { open } = reading;
  const [selected, setSelected] = useState<string | null>(open);
  const [seen, setSeen] = useState(open);
  if (open !== seen) {
    setSeen(open);
    if (open !== null) setSelected(open);
  }
  const openedFrom = useRef<Element | null>(null);
  const former = useRef<string | null>(null);

  useEffect(() => {
    if (open !== null && former.current === null) openedFrom.current = focusBeforePanel();
    if (open === null && former.current !== null)
      giveFocusBack(openedFrom.current, former.current, timeline.current);
    former.current = open;
  }, [open, timeline]);

  const openOne = useCallback((id: string) => change({ open: id }), [change]);
  const close = useCallback(() => change({ open: null, arcs: false }), [change]);
  const hrefOf = useCallback((id: string) => hrefIn(rested, id), [rested]);
  return { selected, open, select: setSelected, openOne, close, hrefOf, hrefNow };
}

function hrefNow(id: string): string {
  return hrefIn(addressNow().search, id);
}

function hrefIn(search: string, id: string): string {
  return `/${printReading({ ...parseReading(search), open: id })}`;
}

let lastFocus: Element | null = null;
document.addEventListener('focusin', ({ target }) => {
  if (target instanceof Element && target.closest('.panel') === null) lastFocus = target;
});

function focusBeforePanel(): Element | null {
  return lastFocus;
}

function giveFocusBack(from: Element | null, id: string, timeline: TimelineHandle | null): void {
  if (from instanceof HTMLElement && from.isConnected && from !== document.body) {
    from.focus();
    return;
  }
  const row = document.querySelector<HTMLElement>(`#list [data-occurrence="${CSS.escape(id)}"] a`);
  if (row !== null) row.focus();
  else timeline?.focusItem(id);
}
