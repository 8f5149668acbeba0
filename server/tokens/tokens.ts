import { createHash, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { lesserRole, type AccountRole } from '../../events/readings/accounts.ts';
import { publicName } from '../accounts/names.ts';
import { issueWords } from '../issue-words.ts';

/** A token as the archive knows it; the secret itself is known to its owner alone. */
export interface Token {
  readonly id: string;
  /** The public name that the log carries for what is appended with it: its account’s, if it has one. */
  readonly name: string;
  /** The account that it belongs to; null: none, it was made on the command line. */
  readonly account: string | null;
  /** What it is for, in its owner’s words; may be empty. */
  readonly label: string;
  /** What it may do; never more than its account may now. */
  readonly role: AccountRole;
  readonly createdAt: string;
  /** The instant from which it no longer opens anything; null: never. */
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

/** What becomes of asking for a token. `secret` is told this once and is nowhere kept. */
type CreatedToken =
  | { readonly ok: true; readonly token: Token; readonly secret: string }
  | { readonly ok: false; readonly message: string };

/** What every secret starts with, so that scanners for leaked secrets know it. */
const secretPrefix = 'regesta_';

const secretPattern = /^regesta_[A-Za-z0-9_-]{43}$/u;

/** What is asked for with a token. Its account, if it has one, gives it its name. */
export interface AskedToken {
  readonly name: string;
  readonly expiresAt: string | null;
  /** Default: editor. */
  readonly role?: AccountRole;
  readonly account?: string;
  readonly label?: string;
}

/**
 * Tokens: of accounts, and of nobody, which whoever can open the data folder makes.
 *
 * 1. A secret is `regesta_` and 32 random bytes; only its SHA-256 is stored. The bytes are random,
 *    so that a slow hash would protect nothing.
 * 2. A token opens the door while it is neither expired nor revoked, and a revoked one never again.
 * 3. A token of an account opens nothing while the account is disabled, and no more than the account
 *    may now.
 * 4. Looking up compares hashes in constant time, and tells nothing of why a token was refused.
 */
export interface Tokens {
  create(asked: AskedToken): CreatedToken;
  /** Every token, oldest first. */
  list(): readonly Token[];
  /** Those that still open something, of this account if one is named, the newest first. */
  listOpen(account?: string): readonly Token[];
  /** Whether there is such a token, of this account if one is named; again changes nothing. */
  revoke(id: string, account?: string): boolean;
  /** The token that this secret is of, or null. */
  authenticate(secret: string): Token | null;
}

interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly hash: string;
  readonly created_at: string;
  readonly expires_at: string | null;
  readonly revoked_at: string | null;
  readonly account: string | null;
  readonly label: string;
  readonly role: AccountRole;
  /** Of its account, now; null: it has none. */
  readonly account_name: string | null;
  readonly account_role: AccountRole | null;
}

/** Keeps tokens in the table `tokens`. `random` gives so many unguessable bytes. */
export function openTokens(options: {
  readonly database: Database;
  readonly now: () => Date;
  readonly random: (length: number) => Buffer;
}): Tokens {
  const { database, now, random } = options;
  const sql = prepare(database);
  return {
    create(asked) {
      const parsed = parseAsked(asked, now());
      if (!parsed.ok) return parsed;
      const secret = secretPrefix + random(32).toString('base64url');
      const id = random(8).toString('hex');
      const { name, expiresAt } = parsed;
      const { account = null, label = '', role = 'editor' } = asked;
      const createdAt = now().toISOString();
      const hash = hashOf(secret);
      sql.insert.run({ id, name, hash, createdAt, expiresAt, account, label, role });
      const made = sql.byHash.get(hash);
      if (!made) throw new Error('The token that was made is not there.');
      return { ok: true, secret, token: describe(made) };
    },
    list: () => sql.all.all().map(describe),
    listOpen: (account) =>
      sql.open.all({ account: account ?? null, now: now().toISOString() }).map(describe),
    revoke: (id, account) =>
      sql.revoke.run({ id, account: account ?? null, now: now().toISOString() }).changes === 1,
    authenticate(secret) {
      if (!secretPattern.test(secret)) return null;
      const hash = hashOf(secret);
      const row = sql.byHash.get(hash);
      if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) return null;
      if (row.revoked_at !== null || (row.account !== null && row.account_role === null))
        return null;
      return row.expires_at !== null && row.expires_at <= now().toISOString()
        ? null
        : describe(row);
    },
  };
}

/** An account that is disabled is as if it were not there. */
const joined = `select tokens.*, accounts.name as account_name, accounts.role as account_role
  from tokens left join accounts on accounts.id = tokens.account and accounts.disabled_at is null`;

function prepare(database: Database) {
  return {
    insert: database.prepare<[Record<string, string | null>]>(
      `insert into tokens (id, name, hash, created_at, expires_at, account, label, role)
       values (@id, @name, @hash, @createdAt, @expiresAt, @account, @label, @role)`,
    ),
    byHash: database.prepare<[string], TokenRow>(`${joined} where hash = ?`),
    all: database.prepare<[], TokenRow>(`${joined} order by tokens.created_at, tokens.id`),
    open: database.prepare<[Record<string, string | null>], TokenRow>(
      `${joined} where (@account is null or account = @account) and revoked_at is null
         and (account is null or accounts.id is not null)
         and (expires_at is null or expires_at > @now)
       order by tokens.created_at desc, tokens.id`,
    ),
    revoke: database.prepare<[Record<string, string | null>]>(
      `update tokens set revoked_at = coalesce(revoked_at, @now)
       where id = @id and (@account is null or account = @account)`,
    ),
  };
}

function parseAsked(
  asked: { readonly name: string; readonly expiresAt: string | null },
  now: Date,
):
  | { readonly ok: true; readonly name: string; readonly expiresAt: string | null }
  | { readonly ok: false; readonly message: string } {
  const name = publicName.safeParse(asked.name.trim(), { error: issueWords });
  if (!name.success) return { ok: false, message: `name ${name.error.issues[0]?.message}` };
  if (asked.expiresAt === null) return { ok: true, name: name.data, expiresAt: null };
  const instant = z.iso.datetime({ offset: true }).safeParse(asked.expiresAt);
  if (!instant.success)
    return { ok: false, message: 'expiry is not an instant like 2027-01-31T00:00:00Z' };
  const expires = new Date(instant.data);
  if (expires <= now) return { ok: false, message: 'expiry is already past; name a later instant' };
  return { ok: true, name: name.data, expiresAt: expires.toISOString() };
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

function describe(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.account_name ?? row.name,
    account: row.account,
    label: row.label,
    role: row.account_role === null ? row.role : lesserRole(row.role, row.account_role),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
