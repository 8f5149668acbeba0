import { useSyncExternalStore } from 'react';
import { isAtLeast, type AccountRole, type SessionAnswer } from '../../events/readings/accounts.ts';
import { onSession, sessionKnown, type SessionKnown } from './session.ts';

/** Who is signed in here, and what the archive asks of its readers; null: not known yet. */
export function useSession(): SessionAnswer | null {
  return useSessionKnown().answer;
}

/** The same, and whose session ended while the page was open. */
export function useSessionKnown(): SessionKnown {
  return useSyncExternalStore(onSession, sessionKnown);
}

/** Whether whoever is signed in has at least this role. */
export function useIsAtLeast(least: AccountRole): boolean {
  const role = useSession()?.person?.role;
  return role !== undefined && isAtLeast(role, least);
}
