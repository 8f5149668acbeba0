import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { hashOfNobody, openPasswords, tooMany } from '../../../server/accounts/passwords.ts';

const password = 'correct horse battery';

describe('a password', () => {
  it('is hashed by argon2id with 19 MiB and two passes, salted anew each time', async () => {
    const passwords = openPasswords();
    const [one, other] = [await passwords.hash(password), await passwords.hash(password)];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect(one).not.toBe(other);
  });

  it('is the one that was hashed, and no other', async () => {
    const passwords = openPasswords();
    const hashed = String(await passwords.hash(password));
    expect(await passwords.matches(password, hashed)).toBe(true);
    expect(await passwords.matches(`${password} `, hashed)).toBe(false);
  });

  it('is the same however a keyboard writes it (3)', async () => {
    const passwords = openPasswords();
    const hashed = String(await passwords.hash('Zu\u0308rich im Herbst'));
    expect(await passwords.matches('Z\u00FCrich im Herbst', hashed)).toBe(true);
  });

  it('is never right for nobody, which costs as much to find out (2)', async () => {
    const passwords = openPasswords();
    expect(await passwords.matches(password, null)).toBe(false);
    const hashed = String(await passwords.hash(password));
    expect(parseOptions(hashOfNobody)).toEqual(parseOptions(hashed));
  });
});

describe('a flood of passwords', () => {
  it('is hashed a few at a time; a few wait, and the rest are told so at once (1)', async () => {
    const passwords = openPasswords({ atOnce: 2, waitingMax: 3 });
    const flood = Array.from({ length: 20 }, () => passwords.matches(password, null));
    const ends = await Promise.all(flood);
    expect(ends.filter((end) => end === false)).toHaveLength(5);
    expect(ends.filter((end) => end === tooMany)).toHaveLength(15);
  });

  it('leaves the queue as it was (1)', async () => {
    const passwords = openPasswords({ atOnce: 1, waitingMax: 0 });
    expect(await passwords.matches(password, 'not a hash').catch(() => 'thrown')).toBe('thrown');
    expect(await passwords.matches(password, null)).toBe(false);
    expect(await passwords.matches(password, null)).toBe(false);
  });
});
