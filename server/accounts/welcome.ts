import type { Objection } from '../archive.ts';
import type { Accounts } from './accounts.ts';
import { tooMany } from './passwords.ts';
import type { Account } from './people.ts';

/** What whoever takes an invitation chooses; parsed. Login and name are for new accounts alone. */
export interface Taking {
  readonly secret: string;
  readonly login: string | null;
  readonly name: string | null;
  readonly password: string;
}

/** How taking an invitation ends. */
export type WelcomeEnd =
  | { readonly end: 'welcome'; readonly account: Account }
  | { readonly end: 'refused'; readonly refusals: readonly Objection[] }
  | { readonly end: 'issue'; readonly issue: Objection }
  /** It was taken, has expired, was withdrawn, or never was: which is not told. */
  | { readonly end: 'not-open' }
  | { readonly end: 'busy' };

/**
 * Takes an invitation: makes its account, or gives its account the new password, and is then void,
 * all in one transaction; of two who try at once, one is welcome.
 */
export async function takeInvitation(accounts: Accounts, taking: Taking): Promise<WelcomeEnd> {
  const { people, passwords, invitations } = accounts;
  const open = invitations.find(taking.secret);
  if (!open) return { end: 'not-open' };
  const issue = open.account === null ? missingOf(taking) : surplusOf(taking);
  if (issue) return { end: 'issue', issue };
  const hashed = await passwords.hash(taking.password);
  if (hashed === tooMany) return { end: 'busy' };
  const taken = invitations.take(taking.secret, ({ account, role }) => {
    if (account !== null) return renew(accounts, account, hashed);
    const { login, name } = taking;
    if (login === null || name === null || role === null)
      throw new Error('An invitation to a new account has no login, name or role.');
    return people.create({ login, name, role, passwordHash: hashed, openId: null });
  });
  if (!taken) return { end: 'not-open' };
  return taken.ok
    ? { end: 'welcome', account: taken.account }
    : { end: 'refused', refusals: taken.refusals };
}

function renew(accounts: Accounts, id: string, hash: string) {
  accounts.renewPassword(id, hash);
  const account = accounts.people.byId(id);
  if (!account) throw new Error('The account of an invitation is not there.');
  return { ok: true as const, account };
}

function missingOf({ login, name }: Taking): Objection | null {
  const message = 'is missing; choose one';
  if (login === null) return { pointer: '/login', code: 'missing', message };
  return name === null ? { pointer: '/name', code: 'missing', message } : null;
}

function surplusOf({ login, name }: Taking): Objection | null {
  if (login === null && name === null) return null;
  const pointer = login === null ? '/name' : '/login';
  return { pointer, code: 'unknown-key', message: 'is chosen already; leave it out' };
}
