import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../server/accounts/people.ts';
import { sessionLengths } from '../../../server/accounts/sessions.ts';
import { openTestAccounts, type TestAccounts } from './open-accounts.ts';

let test: TestAccounts;
let anna: Account;

beforeEach(async () => {
  test = await openTestAccounts();
  anna = test.make('anna', 'editor');
});

afterEach(() => test.close());

const { idleMs, wholeMs } = sessionLengths;
const begin = () => test.accounts.sessions.begin(anna.id, 'A browser');
const find = (secret: string) => test.accounts.sessions.find(secret);

describe('a session', () => {
  it('is stored as the hash of its secret and in no other way (1)', () => {
    const { secret } = begin();
    expect(secret).toMatch(/^regesta_session_[\w-]{43}$/u);
    const rows = JSON.stringify(test.database.prepare('select * from sessions').all());
    expect(rows).toContain(createHash('sha256').update(secret).digest('hex'));
    expect(rows).not.toContain(secret.slice('regesta_session_'.length, 40));
  });

  it('has a secret of its own each time', () => {
    expect(begin().secret).not.toBe(begin().secret);
  });

  it('ends when it is not used for 14 days (2)', () => {
    const { secret } = begin();
    test.pass(idleMs - 1);
    expect(find(secret)?.name).toBe(anna.name);
    test.pass(idleMs - 1);
    expect(find(secret)?.name).toBe(anna.name);
    test.pass(idleMs);
    expect(find(secret)).toBeNull();
  });

  it('ends after 90 days, however much it is used (2)', () => {
    const { secret } = begin();
    for (let days = 0; days < 89; days += 1) {
      test.pass(wholeMs / 90);
      expect(find(secret)).not.toBeNull();
    }
    test.pass(wholeMs / 90);
    expect(find(secret)).toBeNull();
  });

  it('is not kept open by a stream that is followed and no one looks at', () => {
    const { secret } = begin();
    test.pass(idleMs - 1);
    expect(test.accounts.sessions.find(secret, false)).not.toBeNull();
    test.pass(1);
    expect(find(secret)).toBeNull();
  });

  it('has the role that its account has now (2)', () => {
    const { secret } = begin();
    test.elsewhere.people.change(anna.id, { role: 'reader' });
    expect(find(secret)?.role).toBe('reader');
  });

  it('opens nothing while its account is disabled, nor afterwards (2)', () => {
    const { secret } = begin();
    test.elsewhere.people.change(anna.id, { isDisabled: true });
    expect(find(secret)).toBeNull();
    test.elsewhere.people.change(anna.id, { isDisabled: false });
    expect(find(secret)).toBeNull();
  });

  it('is gone once it is ended (3)', () => {
    const [one, other] = [begin(), begin()];
    const bea = test.make('bea', 'editor');
    expect(test.accounts.sessions.end(bea.id, one.id)).toBe(false);
    expect(test.accounts.sessions.end(anna.id, one.id)).toBe(true);
    expect(find(one.secret)).toBeNull();
    expect(find(other.secret)).not.toBeNull();
  });

  it('is the one that is left when all others are ended (3)', () => {
    const [one, other, third] = [begin(), begin(), begin()];
    test.accounts.sessions.endAll(anna.id, other.id);
    expect([one, other, third].map(({ secret }) => find(secret) !== null)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('is one of fifty at most: one more ends that last seen longest ago', () => {
    const first = begin();
    test.pass(1);
    const others = Array.from({ length: 50 }, begin);
    expect(find(first.secret)).toBeNull();
    expect(others.every(({ secret }) => find(secret) !== null)).toBe(true);
  });

  it.each(['', 'regesta_session_', `regesta_session_${'A'.repeat(43)}`, 'x'.repeat(100_000)])(
    'is not what other texts open: %.20s',
    (text) => {
      begin();
      expect(find(text)).toBeNull();
    },
  );
});

describe('a token of an account', () => {
  const create = (role: 'reader' | 'editor') => {
    const expiresAt = null;
    const asked = { name: anna.name, account: anna.id, role, expiresAt } as const;
    const created = test.tokens.create(asked);
    if (!created.ok) throw new Error(created.message);
    return created.secret;
  };

  it('may what it was made for, and never more than its account may now', () => {
    const [reading, editing] = [create('reader'), create('editor')];
    const roles = () => [reading, editing].map((one) => test.tokens.authenticate(one)?.role);
    expect(roles()).toEqual(['reader', 'editor']);
    test.accounts.people.change(anna.id, { role: 'contributor' });
    expect(roles()).toEqual(['reader', 'contributor']);
    test.accounts.people.change(anna.id, { role: 'administrator' });
    expect(roles()).toEqual(['reader', 'editor']);
  });

  it('opens nothing while its account is disabled', () => {
    test.make('ada', 'administrator');
    const secret = create('editor');
    test.accounts.people.change(anna.id, { isDisabled: true });
    expect(test.tokens.authenticate(secret)).toBeNull();
    expect(test.tokens.listOpen()).toEqual([]);
  });

  it('is revoked by its own account alone', () => {
    create('editor');
    const [token] = test.tokens.listOpen(anna.id);
    const bea = test.make('bea', 'editor');
    expect(test.tokens.revoke(token?.id ?? '', bea.id)).toBe(false);
    expect(test.tokens.listOpen(anna.id)).toHaveLength(1);
    expect(test.tokens.revoke(token?.id ?? '', anna.id)).toBe(true);
    expect(test.tokens.listOpen(anna.id)).toEqual([]);
  });
});
