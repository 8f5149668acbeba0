import { useEffect, useRef } from 'react';
import { goTo, useAddress } from '../address/address.ts';
import type { Route } from '../address/route.ts';
import { signInHref } from './return-path.ts';
import { useSession } from './use-session.ts';

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
