import type { AccountRole } from '../../events/readings/accounts.ts';

/** What someone with an account role may do, as the end of a sentence about them. */
export const roleWords: Readonly<Record<AccountRole, string>> = {
  reader: 'may read, also while the archive is closed to strangers',
  contributor: 'may read, and propose events, which editors accept or decline',
  editor: 'may append events, and accept or decline what others propose',
  administrator: 'may all that editors may, invite people, and close the archive to strangers',
};

/** An account role with its article: `an editor`. */
export function aRole(role: AccountRole): string {
  return `${/^[aeiou]/u.test(role) ? 'an' : 'a'} ${role}`;
}
