import { hashOfSecret, isSecret, newSecret } from './secrets.ts';
import { transact, type AccountSurroundings } from './surroundings.ts';

/** The most browsers that are remembered of one account. */
const devicesMax = 20;

/**
 * Browsers in which an account has signed in before. What they keep opens nothing: it only keeps
 * the guesses of strangers from slowing down whoever the account belongs to.
 */
export interface Devices {
  /** Remembers a browser; gives the secret that it is to keep. */
  remember(account: string): string;
  /** Whether a secret is one that a browser of this account keeps. */
  isKnown(account: string, secret: string): boolean;
  /** Forgets every browser of an account. */
  forget(account: string): void;
}

/** Keeps them in their table. */
export function openDevices({ database, now, random }: AccountSurroundings): Devices {
  const insert = database.prepare<[string, string, string]>(
    'insert into devices (hash, account, created_at) values (?, ?, ?)',
  );
  const find = database
    .prepare<[string, string], number>('select 1 from devices where hash = ? and account = ?')
    .pluck();
  const sweep = database.prepare<[string, string, number]>(
    `delete from devices where account = ? and hash not in
       (select hash from devices where account = ? order by created_at desc limit ?)`,
  );
  const forget = database.prepare<[string]>('delete from devices where account = ?');
  return {
    remember: (account) =>
      transact(database, () => {
        const secret = newSecret('device', random);
        insert.run(hashOfSecret(secret), account, now().toISOString());
        sweep.run(account, account, devicesMax);
        return secret;
      }),
    isKnown: (account, secret) =>
      isSecret('device', secret) && find.get(hashOfSecret(secret), account) === 1,
    forget: (account) => void forget.run(account),
  };
}
