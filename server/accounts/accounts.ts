import { openArchiveSettings, type ArchiveSettings } from './archive-settings.ts';
import { openDevices, type Devices } from './devices.ts';
import { openInvitations, type Invitations } from './invitations.ts';
import { openPasswords, type Passwords } from './passwords.ts';
import { openPeople, type People } from './people.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { openSignIn, type SignIn } from './sign-in.ts';
import { transact, type AccountSurroundings } from './surroundings.ts';

/** All that is kept of who may do what; none of it is in the log. */
export interface Accounts {
  readonly people: People;
  readonly sessions: Sessions;
  readonly invitations: Invitations;
  readonly devices: Devices;
  readonly settings: ArchiveSettings;
  readonly passwords: Passwords;
  readonly signIn: SignIn;
  /**
   * Gives an account a new password. Whoever had the old one is signed out, except where `keeps` is
   * the session, and no browser is known any more; all of it or nothing.
   */
  renewPassword(account: string, hash: string, keeps?: string): void;
  /**
   * A fresh one-use secret with which the first administrator opens an account, and those that were
   * told before are void; null: there is an administrator.
   */
  setUp(): string | null;
  /** Calls back whenever what someone may do may have become less; returns an undo. */
  onLess(listener: () => void): () => void;
}

/** Opens what an archive keeps of its people. */
export function openAccounts(surroundings: Omit<AccountSurroundings, 'onLess'>): Accounts {
  const listeners = new Set<() => void>();
  const inside: AccountSurroundings = {
    ...surroundings,
    onLess: () => listeners.forEach((listener) => listener()),
  };
  const people = openPeople(inside);
  const invitations = openInvitations(inside);
  const devices = openDevices(inside);
  const passwords = openPasswords();
  const sessions = openSessions(inside);
  return {
    people,
    invitations,
    devices,
    passwords,
    sessions,
    settings: openArchiveSettings(inside),
    signIn: openSignIn({ people, passwords, devices }, { now: surroundings.now }),
    renewPassword: (account, hash, keeps) =>
      transact(surroundings.database, () => {
        people.setPassword(account, hash);
        sessions.endAll(account, keeps);
        devices.forget(account);
      }),
    setUp() {
      invitations.withdrawAll({ kind: 'first-administrator' });
      if (people.hasAdministrator()) return null;
      const kind = 'first-administrator';
      const asked = {
        kind,
        role: 'administrator',
        account: null,
        note: '',
        by: 'Regesta',
      } as const;
      return invitations.invite(asked).secret;
    },
    onLess(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
