import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { goTo } from '../address/address.ts';
import { browserDrawer } from './browser-drawer.ts';
import { isBlankDraft, type Draft } from './draft.ts';
import { dropDraft, isEntryOf, keepDraft, type Kept } from './drafts.ts';

const pauseMs = 250;

/** A draft that is kept while it is written. */
export interface UsedDraft {
  readonly draft: Draft;
  readonly change: (change: (former: Draft) => Draft) => void;
  /** Puts a draft in its place and keeps it before anything else happens. */
  readonly replace: (draft: Draft) => void;
  /** Whether it is kept as it stands; null: nothing has been written yet. */
  readonly kept: Kept | null;
  /** Whether another window has written it while it is written here. */
  readonly isElsewhere: boolean;
  /** Throws the kept draft away; it is not kept again. */
  readonly drop: () => void;
}

/**
 * Keeps a draft in the browser a moment after each change, and at once when the page is left. From
 * the first change on the address names it, so that a reload opens it again.
 */
export function useDraft(opened: Draft, owner: string): UsedDraft {
  const [draft, setDraft] = useState(opened);
  const [kept, setKept] = useState<Kept | null>(opened.writtenAtMs > 0 ? 'kept' : null);
  const isDropped = useRef(false);
  const isDue = useRef(false);
  const change = useCallback((how: (former: Draft) => Draft) => {
    isDue.current = true;
    setDraft((former) => ({ ...how(former), writtenAtMs: Date.now() }));
  }, []);
  const write = (written: Draft): void => {
    isDue.current = false;
    if (isBlankDraft(written)) return dropDraft(browserDrawer(), owner, written.id);
    setKept(keepDraft(browserDrawer(), owner, written));
    if (location.pathname === '/add') goTo(`/add?draft=${draft.id}`, 'replace');
  };
  const keep = useEffectEvent((written: Draft) => {
    if (isDue.current && !isDropped.current) write(written);
  });
  const keepNow = useEffectEvent(() => keep(draft));
  const replace = (next: Draft): void => {
    const written = { ...next, writtenAtMs: Date.now() };
    setDraft(written);
    write(written);
  };
  useEffect(() => {
    const timer = setTimeout(() => keep(draft), pauseMs);
    return () => clearTimeout(timer);
  }, [draft]);
  useEffect(() => {
    const leave = (): void => keepNow();
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      leave();
      removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
    };
  }, []);
  useWarningBeforeLoss(kept === 'full');
  const isElsewhere = useElsewhere(owner, draft.id);
  const drop = (): void => {
    isDropped.current = true;
    dropDraft(browserDrawer(), owner, draft.id);
  };
  return { draft, change, replace, kept, isElsewhere, drop };
}

/** Notices that another window writes the same draft: browsers tell of the others' changes alone. */
function useElsewhere(owner: string, id: string): boolean {
  const [isElsewhere, setElsewhere] = useState(false);
  useEffect(() => {
    const notice = ({ key, newValue }: StorageEvent): void => {
      if (isEntryOf(key, owner, id) && newValue !== null) setElsewhere(true);
    };
    addEventListener('storage', notice);
    return () => removeEventListener('storage', notice);
  }, [owner, id]);
  return isElsewhere;
}

/** Has the browser ask before a page is left whose draft could not be kept. */
function useWarningBeforeLoss(isAtRisk: boolean): void {
  useEffect(() => {
    if (!isAtRisk) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [isAtRisk]);
}
