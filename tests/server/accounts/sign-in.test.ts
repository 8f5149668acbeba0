import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPasswords } from '../../../server/accounts/passwords.ts';
import { openSignIn, signInAllowances, type SignIn } from '../../../server/accounts/sign-in.ts';
import { openTestAccounts, type TestAccounts } from './open-accounts.ts';

let test: TestAccounts;
let signIn: SignIn;
let now: number;
/** What was compared with, each time. */
let compared: (string | null)[];

const password = 'correct horse battery';

beforeEach(async () => {
  test = await openTestAccounts();
  now = 0;
  compared = [];
  const passwords = openPasswords();
  const { people, devices } = test.accounts;
  const counting = {
    ...passwords,
    matches(typed: string, hashed: string | null) {
      compared.push(hashed);
      return passwords.matches(typed, hashed);
    },
  };
  signIn = openSignIn({ people, devices, passwords: counting }, { now: () => new Date(now) });
  const hash = String(await passwords.hash(password));
  people.create({
    login: 'anna',
    name: 'Anna',
    role: 'editor',
    passwordHash: hash,
    openId: null,
  });
});

afterEach(() => test.close());

async function attempt(
  typed: string,
  from: { readonly login?: string; readonly address?: string; readonly device?: string } = {},
): Promise<string> {
  const { login = 'anna', address = '203.0.113.1', device = null } = from;
  return (await signIn.signIn({ login, password: typed, address, device })).end;
}

async function fail(times: number, from: (at: number) => Parameters<typeof attempt>[1]) {
  const ends: string[] = [];
  for (let at = 0; at < times; at += 1) ends.push(await attempt('wrong', from(at)));
  return ends;
}

describe('signing in', () => {
  it('takes the right password, however the login is written', async () => {
    expect(await attempt(password)).toBe('signed-in');
    expect(await attempt(password, { login: ' ANNA ' })).toBe('signed-in');
  });

  it('says the same of an unknown login, and works as hard (2; enumeration by time)', async () => {
    test.make('ada', 'administrator');
    const disabled = test.make('gone', 'editor');
    test.accounts.people.change(disabled.id, { isDisabled: true });
    expect(await attempt('wrong')).toBe('unknown');
    expect(await attempt('wrong', { login: 'nobody' })).toBe('unknown');
    expect(compared).toEqual([expect.any(String), null]);
    expect(await attempt('wrong', { login: '__proto__' })).toBe('unknown');
  });

  it('is refused to a disabled account, which is told as if it were unknown', async () => {
    const anna = test.accounts.people.byLogin('anna');
    test.accounts.people.change(anna?.id ?? '', { isDisabled: true });
    expect(await attempt(password)).toBe('unknown');
  });

  it('is refused to an account without a password (OpenID alone)', async () => {
    const openId = { issuer: 'https://id.example', subject: '7' };
    const asked = { login: 'grace', name: 'Grace', role: 'editor', passwordHash: null } as const;
    test.accounts.people.create({ ...asked, openId });
    for (const typed of ['', 'null', password])
      expect(await attempt(typed, { login: 'grace' })).toBe('unknown');
  });
});

describe('guessing', () => {
  const { loginAtAddress, address, login } = signInAllowances;

  it('at one login from one address waits after a few times, looked at no more (1)', async () => {
    const ends = await fail(8, () => ({}));
    expect(ends).toEqual([...Array.from({ length: 6 }, () => 'unknown'), 'wait', 'wait']);
    expect(compared).toHaveLength(6);
    expect(await attempt(password)).toBe('wait');
    now += loginAtAddress.everyMs;
    expect(await attempt(password)).toBe('signed-in');
  });

  it('many at once is no way around the count (1)', async () => {
    const ends = await Promise.all(Array.from({ length: 30 }, () => attempt('wrong')));
    expect(ends.filter((end) => end === 'unknown')).toHaveLength(loginAtAddress.burst);
  });

  it('waits as long at a login that nobody has (2)', async () => {
    const known = await fail(8, () => ({ address: '203.0.113.1' }));
    const unknown = await fail(8, () => ({ login: 'nobody', address: '203.0.113.2' }));
    expect(unknown).toEqual(known);
  });

  it('at many logins from one address waits as well', async () => {
    const ends = await fail(address.burst + 1, (at) => ({ login: `guess-${at}` }));
    expect(ends.at(-1)).toBe('wait');
  });

  it('from many addresses waits, but not the owner where they signed in before (3)', async () => {
    const anna = test.accounts.people.byLogin('anna');
    const device = test.accounts.devices.remember(anna?.id ?? '');
    const ends = await fail(login.burst + 1, (at) => ({ address: `198.51.100.${at}` }));
    expect(ends.at(-1)).toBe('wait');
    expect(await attempt(password, { address: '192.0.2.7' })).toBe('wait');
    expect(await attempt(password, { address: '192.0.2.7', device })).toBe('signed-in');
    now += login.everyMs;
    expect(await attempt(password, { address: '192.0.2.7' })).toBe('signed-in');
  });

  it('with the mark of another account’s browser is guessing like any other', async () => {
    const bea = test.make('bea', 'editor');
    const device = test.accounts.devices.remember(bea.id);
    await fail(6, () => ({ device }));
    expect(await attempt('wrong', { device })).toBe('wait');
  });

  it('in a known browser waits too', async () => {
    const anna = test.accounts.people.byLogin('anna');
    const device = test.accounts.devices.remember(anna?.id ?? '');
    const ends = await fail(signInAllowances.device.burst + 1, () => ({ device }));
    expect(ends.at(-1)).toBe('wait');
  });

  it('is not what signing in rightly counts as', async () => {
    for (let time = 0; time < 12; time += 1) expect(await attempt(password)).toBe('signed-in');
  });
});
