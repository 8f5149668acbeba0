import { createHash, timingSafeEqual } from 'node:crypto';

/** What a secret opens; each kind has a prefix of its own. */
export type SecretKind = 'session' | 'invitation' | 'device';

/** A source of unguessable bytes. */
export type Random = (length: number) => Buffer;

/**
 * A new secret of 32 random bytes, after a prefix by which scanners for leaked secrets, and our own
 * log, know it.
 */
export function newSecret(kind: SecretKind, random: Random): string {
  return `regesta_${kind}_${random(32).toString('base64url')}`;
}

/** Whether a text has the form of a secret of this kind. */
export function isSecret(kind: SecretKind, text: string): boolean {
  return new RegExp(`^regesta_${kind}_[A-Za-z0-9_-]{43}$`, 'u').test(text);
}

/**
 * What is stored of a secret: its SHA-256. The bytes are random, so that a slow hash would protect
 * nothing.
 */
export function hashOfSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether two hashes are the same, in a time that does not tell where they differ. */
export function isSameHash(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A new id of an account, session, invitation or token: 8 random bytes. */
export function newAccountId(random: Random): string {
  return random(8).toString('hex');
}
