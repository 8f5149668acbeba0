import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../server/database/migrate.ts';
import { openWriter } from '../../../server/database/open.ts';
import { openTokens, type Tokens } from '../../../server/tokens/tokens.ts';
import { temporaryFolder } from '../../support/running-server.ts';

let folder: ReturnType<typeof temporaryFolder>;
let database: Database;
let tokens: Tokens;
let now: Date;
let drawn: number;

beforeEach(async () => {
  folder = temporaryFolder();
  const path = join(folder.path, 'regesta.db');
  await migrate(path);
  database = openWriter(path);
  now = new Date('2026-11-01T12:00:00Z');
  drawn = 0;
  const random = (length: number) => Buffer.alloc(length, (drawn += 1));
  tokens = openTokens({ database, now: () => now, random });
});

afterEach(() => {
  database.close();
  folder.remove();
});

function create(name = 'Anna Keller', expiresAt: string | null = null) {
  const created = tokens.create({ name, expiresAt });
  if (!created.ok) throw new Error(created.message);
  return created;
}

describe('a token', () => {
  it('has a secret of 32 random bytes that says what it is of', () => {
    expect(create().secret).toBe(`regesta_${Buffer.alloc(32, 1).toString('base64url')}`);
  });

  it('is stored as the hash of its secret and in no other way', () => {
    const { secret } = create();
    const rows = JSON.stringify(database.prepare('select * from tokens').all());
    expect(rows).toContain(createHash('sha256').update(secret).digest('hex'));
    expect(rows).not.toContain(secret.slice('regesta_'.length, 20));
  });

  it('opens for its secret, under its public name', () => {
    const { secret, token } = create();
    expect(tokens.authenticate(secret)).toEqual(token);
    expect(token).toMatchObject({ name: 'Anna Keller', createdAt: '2026-11-01T12:00:00.000Z' });
  });

  it.each(['', 'regesta_', 'Bearer x', `regesta_${'A'.repeat(43)}`, 'x'.repeat(100_000)])(
    'opens for no other text: %.20s',
    (text) => {
      create();
      expect(tokens.authenticate(text)).toBeNull();
    },
  );

  it('opens until the instant at which it expires', () => {
    const { secret } = create('Anna', '2026-11-01T14:00:00+01:00');
    now = new Date('2026-11-01T12:59:59.999Z');
    expect(tokens.authenticate(secret)?.expiresAt).toBe('2026-11-01T13:00:00.000Z');
    now = new Date('2026-11-01T13:00:00Z');
    expect(tokens.authenticate(secret)).toBeNull();
  });

  it('never opens again once it is revoked', () => {
    const { secret, token } = create();
    expect(tokens.revoke(token.id)).toBe(true);
    expect(tokens.authenticate(secret)).toBeNull();
    now = new Date('2027-01-01T00:00:00Z');
    expect(tokens.revoke(token.id)).toBe(true);
    expect(tokens.list().map(({ revokedAt }) => revokedAt)).toEqual(['2026-11-01T12:00:00.000Z']);
    expect(tokens.revoke('nobody')).toBe(false);
  });

  it('is one of several that the same person may hold', () => {
    const [laptop, script] = [create(), create()];
    tokens.revoke(laptop.token.id);
    expect(tokens.authenticate(script.secret)?.id).toBe(script.token.id);
    expect(tokens.list()).toHaveLength(2);
  });
});

describe('asking for a token', () => {
  it.each([
    ['a blank name', ' ', null],
    ['a name of two lines', 'Anna\nKeller', null],
    ['a name that reverses what follows it', 'Anna\u202Erelle', null],
    ['half a surrogate pair', 'Anna \uD800', null],
    ['a name of 101 characters', 'a'.repeat(101), null],
    ['an expiry that is no instant', 'Anna', 'tomorrow'],
    ['an expiry without a zone', 'Anna', '2027-01-01T00:00:00'],
    ['an expiry that is past', 'Anna', '2026-11-01T12:00:00Z'],
  ])('is refused for %s', (_why, name, expiresAt) => {
    expect(tokens.create({ name, expiresAt }).ok).toBe(false);
    expect(tokens.list()).toEqual([]);
  });

  it('keeps the name as it is written, without the blanks around it', () => {
    expect(create(' 李 明 ').token.name).toBe('李 明');
  });
});
