import { useEffect, useRef } from 'react';
import { goTo, useAddress } from '../address/address.ts';
import type { Route } from '../address/route.ts';
import { signInHref } from './return-path.ts';
import { useSession, useSessionKnown } from './use-session.ts';

/**
 * Sends strangers who come to a closed archive to the sign-in page, which brings them back. A page
 * that could be read when it was opened stays: whoever was at it is told that their session ended.
 */
export function useClosedDoor({ page }: Route): void {
  const session = useSession();
  const { path, search } = useAddress();
  const readAt = useRef<string | null>(null);
  const isOpenToAll = page === 'sign-in' || page === 'welcome';
  useEffect(() => {
    if (session === null || isOpenToAll) return;
    if (!session.isClosed || session.person !== null) readAt.current = path;
    else if (readAt.current !== path) goTo(signInHref(path + search), 'replace');
  }, [session, isOpenToAll, path, search]);
}

/**
 * Does the same where a question was refused and there is nothing to show instead: the archive may
 * have been closed since it was last asked. Whose session ended stays, and is told so.
 */
export function useShutDoor(status: number): void {
  const { answer, ended } = useSessionKnown();
  const { path, search } = useAddress();
  const isStranger = answer !== null && answer.person === null && ended === null;
  useEffect(() => {
    if (status === 401 && isStranger) goTo(signInHref(path + search), 'replace');
  }, [status, isStranger, path, search]);
}
