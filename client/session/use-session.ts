import { isAtLeast, type AccountRole, type SessionAnswer } from '../../events/readings/accounts.ts';
import { useAnswer } from '../answers/use-answer.ts';

/** Who is signed in here, and what the archive asks of its readers; null: not known yet. */
export function useSession(): SessionAnswer | null {
  return useAnswer<SessionAnswer>('/api/session').answer;
}

/** Whether whoever is signed in has at least this role. */
export function useIsAtLeast(least: AccountRole): boolean {
  const role = useSession()?.person?.role;
  return role !== undefined && isAtLeast(role, least);
}
