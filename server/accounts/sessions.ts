import type { Database } from 'better-sqlite3';
import type { AccountRole } from '../../events/readings/accounts.ts';
import { troubleOf } from '../database/trouble.ts';
import { hashOfSecret, isSameHash, isSecret, newAccountId, newSecret } from './secrets.ts';
import { instantAfter, type AccountSurroundings } from './surroundings.ts';

const day = 24 * 60 * 60 * 1_000;

/** How long a session lasts, in milliseconds. */
export const sessionLengths = {
  /** Since it last asked for something. */
  idleMs: 14 * day,
  /** Since it began, however much it is used. */
  wholeMs: 90 * day,
  /** How exactly it is written down when it last asked: not every reading should write. */
  seenMs: 15 * 60 * 1_000,
} as const;

/** The most places in which one account is signed in; one more ends that last seen longest ago. */
const sessionsMax = 50;

/** One place in which an account is signed in. */
export interface Session {
  readonly id: string;
  readonly account: string;
  readonly device: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly expiresAt: string;
}

/** A session that is open, with whose it is now. */
export interface OpenSession {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly role: AccountRole;
}

/**
 * The sessions.
 *
 * 1. A secret is 32 random bytes; only its SHA-256 is stored.
 * 2. A session opens while it is used within 14 days and is younger than 90, and its account is not
 *    disabled; the role is the one that the account has when it asks.
 * 3. One that is ended is gone: its secret opens nothing ever again.
 */
export interface Sessions {
  /** Begins a session, always with a secret of its own. */
  begin(account: string, device: string): { readonly id: string; readonly secret: string };
  /** The session that a secret is of; null: it opens nothing. `isUse`: it is not idle (2). */
  find(secret: string, isUse?: boolean): OpenSession | null;
  /** Those of an account that are open, the last seen first. */
  list(account: string): readonly Session[];
  /** Ends a session of an account; false: it has none of this id. */
  end(account: string, id: string): boolean;
  /** Ends all sessions of an account but one. */
  endAll(account: string, except?: string): void;
}

interface SessionRow {
  readonly id: string;
  readonly account: string;
  readonly hash: string;
  readonly device: string;
  readonly created_at: string;
  readonly seen_at: string;
  readonly expires_at: string;
}

type FoundRow = SessionRow & Pick<OpenSession, 'name' | 'role'>;

/** Keeps the sessions in their table. */
export function openSessions(surroundings: AccountSurroundings): Sessions {
  const { database, now, random, onLess } = surroundings;
  const sql = prepare(database);
  const idleSince = () => instantAfter(now(), -sessionLengths.idleMs);
  return {
    begin(account, device) {
      const begun = now();
      sql.sweep.run(begun.toISOString(), idleSince());
      const [id, secret] = [newAccountId(random), newSecret('session', random)];
      sql.insert.run({
        id,
        account,
        hash: hashOfSecret(secret),
        device: device.slice(0, 300),
        now: begun.toISOString(),
        expires: instantAfter(begun, sessionLengths.wholeMs),
      });
      sql.endOldest.run(account, account, id, sessionsMax);
      return { id, secret };
    },
    find(secret, isUse = true) {
      if (!isSecret('session', secret)) return null;
      const hash = hashOfSecret(secret);
      const row = sql.find.get(hash, now().toISOString(), idleSince());
      if (!row || !isSameHash(row.hash, hash)) return null;
      if (isUse && row.seen_at < instantAfter(now(), -sessionLengths.seenMs)) see(row.id);
      return { id: row.id, account: row.account, name: row.name, role: row.role };
    },
    list: (account) => sql.list.all(account, now().toISOString(), idleSince()).map(describe),
    end(account, id) {
      const hasEnded = sql.end.run(account, id).changes === 1;
      onLess();
      return hasEnded;
    },
    endAll(account, except = '') {
      sql.endAll.run(account, except);
      onLess();
    },
  };

  /** Another process may be writing, or the disk be full; then a later reading writes it down. */
  function see(id: string): void {
    try {
      sql.see.run(now().toISOString(), id);
    } catch (error) {
      if (!troubleOf(error)) throw error;
    }
  }
}

function describe(row: SessionRow): Session {
  return {
    id: row.id,
    account: row.account,
    device: row.device,
    createdAt: row.created_at,
    seenAt: row.seen_at,
    expiresAt: row.expires_at,
  };
}

function prepare(database: Database) {
  return {
    insert: database.prepare<[Record<string, string>]>(
      `insert into sessions (id, account, hash, device, created_at, seen_at, expires_at)
       values (@id, @account, @hash, @device, @now, @now, @expires)`,
    ),
    find: database.prepare<[string, string, string], FoundRow>(
      `select sessions.*, accounts.name, accounts.role from sessions
       join accounts on accounts.id = sessions.account
       where hash = ? and expires_at > ? and seen_at > ? and disabled_at is null`,
    ),
    list: database.prepare<[string, string, string], SessionRow>(
      `select * from sessions where account = ? and expires_at > ? and seen_at > ?
       order by seen_at desc, created_at desc, id`,
    ),
    see: database.prepare<[string, string]>('update sessions set seen_at = ? where id = ?'),
    sweep: database.prepare<[string, string]>(
      'delete from sessions where expires_at <= ? or seen_at <= ?',
    ),
    end: database.prepare<[string, string]>('delete from sessions where account = ? and id = ?'),
    endOldest: database.prepare<[string, string, string, number]>(
      `delete from sessions where account = ? and id not in
         (select id from sessions where account = ? order by id = ? desc, seen_at desc limit ?)`,
    ),
    endAll: database.prepare<[string, string]>(
      'delete from sessions where account = ? and id <> ?',
    ),
  };
}
