import { Attempts, type Allowance } from './attempts.ts';
import type { Devices } from './devices.ts';
import { foldLogin } from './names.ts';
import { tooMany, type Passwords } from './passwords.ts';
import type { Account, People } from './people.ts';

/** Who tries to sign in, and from where. */
export interface SignInAttempt {
  readonly login: string;
  readonly password: string;
  /** The address, or the network that stands for it. */
  readonly address: string;
  /** What a browser in which someone has signed in before keeps; null: it keeps nothing. */
  readonly device: string | null;
}

/** How trying to sign in ends. */
export type SignInEnd =
  | { readonly end: 'signed-in'; readonly account: Account }
  /** The login or the password is not right, or the account is disabled: which is not told. */
  | { readonly end: 'unknown' }
  /** Too many tried in vain; come again after so long. */
  | { readonly end: 'wait'; readonly waitMs: number }
  /** Too many are signing in just now. */
  | { readonly end: 'busy' };

/** How often one may try in vain. */
export interface SignInAllowances {
  readonly address: Allowance;
  readonly loginAtAddress: Allowance;
  readonly login: Allowance;
  readonly device: Allowance;
}

const minute = 60_000;

/** Generous to people, tight for guessing: see docs/accounts.md. */
export const signInAllowances: SignInAllowances = {
  address: { burst: 30, everyMs: minute / 2 },
  loginAtAddress: { burst: 6, everyMs: minute },
  login: { burst: 60, everyMs: minute / 2 },
  device: { burst: 10, everyMs: minute / 2 },
};

/** Signs people in by password. */
export interface SignIn {
  signIn(attempt: SignInAttempt): Promise<SignInEnd>;
  /** Whether this is the password of an account, which is signed in; counted like signing in. */
  confirm(account: Account, password: string): Promise<SignInEnd>;
}

/**
 * Opens the door for passwords.
 *
 * 1. An attempt is counted before it is looked at, and given back if it was right: many at once are
 *    no way around the count.
 * 2. Attempts are counted by address, by login at an address, and by login; whether there is an
 *    account of that login changes neither the answer nor its time.
 * 3. A browser in which the account has signed in before has a count of its own: a stranger who
 *    tries in vain from anywhere does not keep its owner waiting there.
 * 4. No count is for ever: each allows one more attempt after a minute at most.
 */
export function openSignIn(
  of: { readonly people: People; readonly passwords: Passwords; readonly devices: Devices },
  { now, allowances = signInAllowances }: { now: () => Date; allowances?: SignInAllowances },
): SignIn {
  const { people, passwords, devices } = of;
  const clock = () => now().getTime();
  const counts = {
    address: new Attempts(allowances.address, clock),
    loginAtAddress: new Attempts(allowances.loginAtAddress, clock),
    login: new Attempts(allowances.login, clock),
    device: new Attempts(allowances.device, clock),
  };
  type Counted = readonly (readonly [Attempts, string])[];

  async function attempt(
    counted: Counted,
    account: Account | null,
    password: string,
  ): Promise<SignInEnd> {
    const waitMs = Math.max(...counted.map(([attempts, key]) => attempts.waitOf(key)));
    if (waitMs > 0) return { end: 'wait', waitMs };
    for (const [attempts, key] of counted) attempts.count(key);
    const hashed = account && people.passwordHash(account.id);
    const isRight = await passwords.matches(password, hashed);
    if (isRight !== false) for (const [attempts, key] of counted) attempts.giveBack(key);
    if (isRight === tooMany) return { end: 'busy' };
    // It may have been disabled, or given another password, while this one was hashed.
    const now = account && people.byId(account.id);
    if (!isRight || !now || now.isDisabled || people.passwordHash(now.id) !== hashed)
      return { end: 'unknown' };
    return { end: 'signed-in', account: now };
  }

  return {
    signIn({ login, password, address, device }) {
      const folded = foldLogin(login);
      const account = people.byLogin(folded);
      const isKnown = account !== null && device !== null && devices.isKnown(account.id, device);
      const counted: Counted = isKnown
        ? [[counts.device, `${account.id} ${device}`]]
        : [
            [counts.address, address],
            [counts.loginAtAddress, `${address} ${folded}`],
            [counts.login, folded],
          ];
      return attempt(counted, account, password);
    },
    confirm: (account, password) => attempt([[counts.device, account.id]], account, password),
  };
}
