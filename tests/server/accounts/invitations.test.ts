import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invitationLengths } from '../../../server/accounts/invitations.ts';
import { takeInvitation } from '../../../server/accounts/welcome.ts';
import { openTestAccounts, type TestAccounts } from './open-accounts.ts';

let test: TestAccounts;

beforeEach(async () => {
  test = await openTestAccounts();
});

afterEach(() => test.close());

const password = 'correct horse battery';

const invite = () =>
  test.accounts.invitations.invite({
    kind: 'new-account',
    role: 'editor',
    account: null,
    note: '',
    by: 'Ada',
  });

const take = (secret: string, login: string, accounts = test.accounts) =>
  takeInvitation(accounts, { secret, login, name: `${login} of the test`, password });

describe('an invitation', () => {
  it('is stored as the hash of its secret and in no other way', () => {
    const { secret } = invite();
    const rows = JSON.stringify(test.database.prepare('select * from invitations').all());
    expect(rows).not.toContain(secret.slice('regesta_invitation_'.length, 40));
  });

  it('is taken once, and by one of many who try at once (1)', async () => {
    const { secret } = invite();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const ends = await Promise.all(
      names.map((name, at) => take(secret, name, at % 2 === 0 ? test.accounts : test.elsewhere)),
    );
    expect(ends.map(({ end }) => end).toSorted()).toEqual([
      ...names.slice(1).map(() => 'not-open'),
      'welcome',
    ]);
    expect(test.accounts.people.list()).toHaveLength(1);
    expect(await take(secret, 'g')).toEqual({ end: 'not-open' });
  });

  it('expires (1)', () => {
    const { secret } = invite();
    test.pass(invitationLengths['new-account'] - 1);
    expect(test.accounts.invitations.find(secret)).not.toBeNull();
    test.pass(1);
    expect(test.accounts.invitations.find(secret)).toBeNull();
  });

  it('opens nothing once it is withdrawn (1)', () => {
    const { secret, invitation } = invite();
    expect(test.accounts.invitations.withdraw(invitation.id)).toBe(true);
    expect(test.accounts.invitations.withdraw(invitation.id)).toBe(false);
    expect(test.accounts.invitations.find(secret)).toBeNull();
    expect(test.accounts.invitations.list()).toEqual([]);
  });

  it('is still open for whoever chose a login that is taken', async () => {
    test.make('anna', 'editor');
    const { secret } = invite();
    expect(await take(secret, 'anna')).toMatchObject({ end: 'refused' });
    expect(await take(secret, 'bea')).toMatchObject({ end: 'welcome' });
  });

  it('gives one account a new password, and signs out whoever had the old one', async () => {
    const anna = test.make('anna', 'contributor');
    const session = test.accounts.sessions.begin(anna.id, '');
    const device = test.accounts.devices.remember(anna.id);
    const asked = {
      kind: 'new-password',
      role: null,
      account: anna.id,
      note: '',
      by: 'Ada',
    } as const;
    const { secret } = test.accounts.invitations.invite(asked);
    expect(await take(secret, 'eve')).toMatchObject({ end: 'issue' });
    const taking = { secret, login: null, name: null, password };
    const ended = await takeInvitation(test.accounts, taking);
    expect(ended).toMatchObject({
      end: 'welcome',
      account: { login: 'anna', role: 'contributor' },
    });
    expect(test.accounts.sessions.find(session.secret)).toBeNull();
    expect(test.accounts.devices.isKnown(anna.id, device)).toBe(false);
    const hash = test.accounts.people.passwordHash(anna.id);
    expect(await test.accounts.passwords.matches(password, hash)).toBe(true);
  });

  it('opens nothing for an account that is disabled', () => {
    const anna = test.make('anna', 'contributor');
    const asked = {
      kind: 'new-password',
      role: null,
      account: anna.id,
      note: '',
      by: 'Ada',
    } as const;
    const { secret } = test.accounts.invitations.invite(asked);
    test.accounts.people.change(anna.id, { isDisabled: true });
    expect(test.accounts.invitations.find(secret)).toBeNull();
  });
});

describe('the setup link (race for first administrator)', () => {
  it('makes one administrator, of many who try at once', async () => {
    const secret = test.accounts.setUp() ?? '';
    const ends = await Promise.all(
      ['a', 'b', 'c', 'd'].map((name, at) =>
        take(secret, name, at % 2 === 0 ? test.accounts : test.elsewhere),
      ),
    );
    expect(ends.filter(({ end }) => end === 'welcome')).toHaveLength(1);
    expect(test.accounts.people.list()).toMatchObject([{ role: 'administrator' }]);
  });

  it('voids the one before it', async () => {
    const former = test.accounts.setUp() ?? '';
    const secret = test.elsewhere.setUp() ?? '';
    expect(await take(former, 'eve')).toEqual({ end: 'not-open' });
    expect(await take(secret, 'ada')).toMatchObject({ end: 'welcome' });
  });

  it('is void as soon as there is an administrator by another way (2)', async () => {
    const secret = test.accounts.setUp() ?? '';
    test.make('ada', 'administrator');
    expect(await take(secret, 'eve')).toEqual({ end: 'not-open' });
    expect(test.accounts.setUp()).toBeNull();
  });
});
