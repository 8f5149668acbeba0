import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import type { AccountRole } from '../../../events/readings/accounts.ts';
import { openAccounts, type Accounts } from '../../../server/accounts/accounts.ts';
import type { Account } from '../../../server/accounts/people.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { openWriter } from '../../../server/database/open.ts';
import { openTokens, type Tokens } from '../../../server/tokens/tokens.ts';
import { temporaryFolder } from '../../support/running-server.ts';

/** Accounts in a file of their own, with a clock that a test sets. */
export interface TestAccounts {
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly database: Database;
  /** As another program that has the same archive open. */
  readonly elsewhere: Accounts;
  /** Lets so many milliseconds pass. */
  pass(ms: number): void;
  /** Makes an account with a password that is not known. */
  make(login: string, role: AccountRole): Account;
  close(): void;
}

/** Opens accounts; `close` removes all of it. */
export async function openTestAccounts(): Promise<TestAccounts> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'regesta.db');
  await migrate(path);
  const database = openWriter(path);
  const other = openWriter(path);
  let now = Date.parse('2026-11-01T12:00:00Z');
  const inside = { now: () => new Date(now), random: randomBytes };
  const accounts = openAccounts({ ...inside, database });
  return {
    accounts,
    tokens: openTokens({ ...inside, database }),
    database,
    elsewhere: openAccounts({ ...inside, database: other }),
    pass: (ms) => (now += ms),
    make(login, role) {
      const name = `${login} of the test`;
      const made = accounts.people.create({ login, name, role, passwordHash: 'x', openId: null });
      if (!made.ok) throw new Error(JSON.stringify(made.refusals));
      return made.account;
    },
    close() {
      database.close();
      other.close();
      folder.remove();
    },
  };
}
