import { hash, verify, type Options } from '@node-rs/argon2';

/** The cost of a hash: argon2id with 19 MiB, two passes, one lane (OWASP’s first choice). */
const cost = {
  algorithm: 2, // Argon2id; the package’s own name for it exists only in its types
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} satisfies Options;

/**
 * What is compared with when an account has no password or does not exist: a hash of nothing that
 * anyone knows, at the same cost, so that the time it takes tells nothing.
 */
export const hashOfNobody =
  '$argon2id$v=19$m=19456,t=2,p=1$c29tZS1yYW5kb20tc2FsdA$' +
  'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA';

/** Too many passwords are waiting to be hashed: come again. */
export const tooMany = Symbol('too many passwords are waiting to be hashed');

/**
 * Hashes and compares passwords.
 *
 * 1. At most `atOnce` are hashed at a time, and at most `waitingMax` wait: a flood costs no more
 *    memory than `atOnce` × 19 MiB, and what is beyond it ends at once as {@link tooMany}.
 * 2. Comparing takes as long for an account that does not exist as for one that does.
 * 3. A password is compared in Unicode’s form NFKC: keyboards differ in how they write it.
 */
export interface Passwords {
  hash(password: string): Promise<string | typeof tooMany>;
  /** Whether a password is the one that was hashed; null: there is none, and it never is. */
  matches(password: string, hashed: string | null): Promise<boolean | typeof tooMany>;
}

/** Opens a queue of its own. */
export function openPasswords({ atOnce = 2, waitingMax = 32 } = {}): Passwords {
  const waiting: (() => void)[] = [];
  let busy = 0;
  async function queued<Value>(work: () => Promise<Value>): Promise<Value | typeof tooMany> {
    if (busy >= atOnce) {
      if (waiting.length >= waitingMax) return tooMany;
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else busy += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else busy -= 1;
    }
  }
  return {
    hash: (password) => queued(() => hash(password.normalize('NFKC'), cost)),
    matches: (password, hashed) =>
      queued(async () => {
        const isSame = await verify(hashed ?? hashOfNobody, password.normalize('NFKC'));
        return isSame && hashed !== null;
      }),
  };
}
