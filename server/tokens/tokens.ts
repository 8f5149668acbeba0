import { createHash, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { text } from '../../events/vocabulary/text.ts';
import { issueWords } from '../issue-words.ts';

/** An editor's token as the archive knows it; the secret itself is known to its owner alone. */
export interface Token {
  readonly id: string;
  /** The public name that the log carries for what is appended with it. */
  readonly name: string;
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

/** A public name: no line breaks, control characters or marks that reverse the text around it. */
const publicName = text(100).regex(
  /^[^\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+$/u,
  'is one line of plain text',
);

/**
 * Editors' tokens.
 *
 * 1. A secret is `regesta_` and 32 random bytes; only its SHA-256 is stored. The bytes are random,
 *    so that a slow hash would protect nothing.
 * 2. A token opens the door while it is neither expired nor revoked, and a revoked one never again.
 * 3. Looking up compares hashes in constant time, and tells nothing of why a token was refused.
 */
export interface Tokens {
  create(asked: { readonly name: string; readonly expiresAt: string | null }): CreatedToken;
  /** Every token, oldest first. */
  list(): readonly Token[];
  /** Whether there is such a token; revoking it again changes nothing. */
  revoke(id: string): boolean;
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
}

/** Keeps tokens in the table `tokens`. `random` gives so many unguessable bytes. */
export function openTokens(options: {
  readonly database: Database;
  readonly now: () => Date;
  readonly random: (length: number) => Buffer;
}): Tokens {
  const { database, now, random } = options;
  const insert = database.prepare<[string, string, string, string, string | null]>(
    'insert into tokens (id, name, hash, created_at, expires_at) values (?, ?, ?, ?, ?)',
  );
  const byHash = database.prepare<[string], TokenRow>('select * from tokens where hash = ?');
  const all = database.prepare<[], TokenRow>('select * from tokens order by created_at, id');
  const revoke = database.prepare<[string, string]>(
    'update tokens set revoked_at = coalesce(revoked_at, ?) where id = ?',
  );
  return {
    create(asked) {
      const parsed = parseAsked(asked, now());
      if (!parsed.ok) return parsed;
      const secret = secretPrefix + random(32).toString('base64url');
      const { name, expiresAt } = parsed;
      const id = random(8).toString('hex');
      const createdAt = now().toISOString();
      insert.run(id, name, hashOf(secret), createdAt, expiresAt);
      return { ok: true, secret, token: { id, name, createdAt, expiresAt, revokedAt: null } };
    },
    list: () => all.all().map(describe),
    revoke: (id) => revoke.run(now().toISOString(), id).changes === 1,
    authenticate(secret) {
      if (!secretPattern.test(secret)) return null;
      const hash = hashOf(secret);
      const row = byHash.get(hash);
      if (!row || !timingSafeEqual(Buffer.from(row.hash), Buffer.from(hash))) return null;
      if (row.revoked_at !== null) return null;
      return row.expires_at !== null && row.expires_at <= now().toISOString()
        ? null
        : describe(row);
    },
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
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
