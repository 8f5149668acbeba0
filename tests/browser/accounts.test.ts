import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  complaintsOf,
  fillIn,
  menuOf,
  password,
  setUpSecret,
  signInOn,
  staffAt,
  walkAs,
  type Staff,
} from './people.ts';
import { openReadingRoom, type ReadingRoom } from './reading-room.ts';

describe('the first administrator', () => {
  it('sets up the archive by the printed link, once, and invites an editor who accepts', async () => {
    const room = await openReadingRoom();
    const walk = await room.walk();
    const { page } = walk;
    await walk.go(`/welcome#${setUpSecret(room.server)}`);
    await page.getByRole('heading', { name: 'Set up this archive' }).waitFor();
    expect(page.url()).toBe(`${room.server.url}/welcome`);
    await page.getByText('What the log will carry for ever').waitFor();
    await page.getByText('At least 12 characters').waitFor();
    const typed = page.getByLabel('Password', { exact: true });
    expect(await typed.getAttribute('type')).toBe('password');
    expect(await typed.getAttribute('autocomplete')).toBe('new-password');
    expect(await page.getByLabel('Login').getAttribute('autocomplete')).toBe('username');
    await fillIn(page, { 'Public name': 'Ada Keller', Login: 'ada', Password: 'short' });
    await page.getByText('5 of 12').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Choose a password of at least 12 characters.').waitFor();
    await page.getByRole('button', { name: 'Show password' }).click();
    expect(await typed.getAttribute('type')).toBe('text');
    await typed.fill(password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/people$/u);
    await menuOf(page).getByText('Ada Keller').waitFor();

    await fillIn(page, { 'Whom it is for optional': 'Bea, of the desk' });
    await page.getByLabel('Role', { exact: true }).selectOption('editor');
    await page.getByRole('button', { name: 'Make an invitation' }).click();
    const link = await page.getByLabel('The invitation as an editor').inputValue();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/welcome#regesta_invitation_/u);
    await page.getByText('Bea, of the desk', { exact: true }).waitFor();

    const bea = await room.walk();
    await bea.page.goto(link);
    await bea.page.getByText('You are invited as an editor').waitFor();
    await fillIn(bea.page, { 'Public name': 'ada  KELLER', Login: 'ada', Password: password });
    await bea.page.keyboard.press('Enter');
    await bea.page.getByText('taken by another account').first().waitFor();
    await fillIn(bea.page, { 'Public name': 'Bea Moreau', Login: 'bea' });
    await bea.page.getByRole('button', { name: 'Make the account' }).click();
    await menuOf(bea.page).getByText('Bea Moreau').waitFor();

    const late = await room.walk();
    await late.page.goto(link);
    await late.page.getByRole('heading', { name: 'This link opens nothing any more' }).waitFor();
    await walk.go('/people');
    await page.locator('bdi', { hasText: 'Bea Moreau' }).waitFor();
    expect(await page.getByText('Bea, of the desk').count()).toBe(0);
    for (const one of [walk, bea, late]) expect(complaintsOf(one)).toEqual([]);
    await room.close();
  });
});

describe('people with accounts', () => {
  let room: ReadingRoom;
  let staff: Staff;
  beforeAll(async () => {
    room = await openReadingRoom();
    staff = await staffAt(room.server);
  });
  afterAll(() => room.close());

  it('make a token that is shown once, opens what it may, and is revoked', async () => {
    const walk = await walkAs(room, await staff.make('editor', 'Hanna'));
    const { page } = walk;
    await walk.go('/account');
    await page.getByRole('button', { name: 'Make a token' }).click();
    await page.getByRole('button', { name: 'Make the token' }).click();
    await page.getByText('Say what it is for.').waitFor();
    await page.getByLabel('What it is for').fill('the nightly import');
    expect(await page.getByRole('option', { name: 'administrator' }).count()).toBe(0);
    await page.getByLabel('It may do what this role may').selectOption('contributor');
    await page.getByLabel('It expires').selectOption('never');
    await page.getByRole('button', { name: 'Make the token' }).click();
    const secret = await page.getByLabel('The token “the nightly import”').inputValue();
    const asked = async () => {
      const headers = { authorization: `Bearer ${secret}` };
      const response = await fetch(`${room.server.url}/api/session`, { headers });
      return ((await response.json()) as { person: { role: string } | null }).person?.role;
    };
    expect(await asked()).toBe('contributor');
    await page.reload();
    await page.getByText('the nightly import').first().waitFor();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole('button', { name: 'Revoke the nightly import' }).click();
    await page.getByRole('button', { name: 'Revoke it' }).click();
    await page.locator('bdi', { hasText: 'the nightly import' }).waitFor({ state: 'detached' });
    expect(await asked()).toBeUndefined();
    expect(complaintsOf(walk)).toEqual([]);
    await page.context().close();
  });

  it('change their password, and are told of a wrong one beside its field', async () => {
    const ines = await staff.make('reader', 'Ines');
    const walk = await walkAs(room, ines);
    const { page } = walk;
    await walk.go('/account');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await fillIn(page, { 'Current password': 'not it', 'New password': 'five small boats at sea' });
    await page.keyboard.press('Enter');
    await page.getByText('is not your password').waitFor();
    await fillIn(page, { 'Current password': password });
    await page.keyboard.press('Enter');
    await page.getByText('The password is changed.', { exact: false }).first().waitFor();
    const again = await room.walk();
    await again.go('/sign-in');
    await signInOn(again.page, ines.login, 'five small boats at sea');
    await menuOf(again.page).getByText('Ines').waitFor();
    for (const one of [walk, again]) {
      expect(complaintsOf(one)).toEqual([]);
      await one.page.context().close();
    }
  });

  it('are given roles, disabled and enabled, and get links to new passwords', async () => {
    const jan = await staff.make('reader', 'Jan');
    const walk = await walkAs(room, staff.administrator);
    const { page } = walk;
    await walk.go('/people');
    const line = page.getByRole('listitem').filter({ hasText: 'Signs in as jan' });
    await line.getByLabel('Role of Jan').selectOption('editor');
    await line.getByRole('button', { name: 'Make an editor' }).click();
    await line.getByRole('button', { name: 'Make an editor' }).waitFor({ state: 'detached' });
    expect(await staff.ask(jan, '/api/session')).toMatchObject({ person: { role: 'editor' } });
    await line.getByRole('button', { name: 'New password for Jan' }).click();
    const link = await line.getByLabel('The link to a new password for Jan').inputValue();
    const other = await room.walk();
    await other.page.goto(link);
    await other.page.getByRole('heading', { name: 'Choose a new password' }).waitFor();
    expect(await other.page.getByLabel('Login').inputValue()).toBe('jan');
    await fillIn(other.page, { Password: 'seven white stones' });
    await other.page.keyboard.press('Enter');
    await menuOf(other.page).getByText('Jan').waitFor();
    await line.getByRole('button', { name: 'Disable Jan' }).click();
    await line.getByRole('button', { name: 'Disable', exact: true }).click();
    await line.getByText('disabled').waitFor();
    await line.getByRole('button', { name: 'Enable Jan' }).click();
    await line.getByRole('button', { name: 'Disable Jan' }).waitFor();

    const own = page.getByRole('listitem').filter({ hasText: '· you' });
    await own.getByLabel('Role of The Administrator').selectOption('reader');
    await own.getByRole('button', { name: 'Make a reader' }).click();
    await own.getByText('is the last administrator').waitFor();
    for (const one of [walk, other]) {
      expect(complaintsOf(one)).toEqual([]);
      await one.page.context().close();
    }
  });

  it('have tokens that administrators see, and revoke', async () => {
    const mia = await staff.make('editor', 'Mia');
    const body = { label: 'a forgotten script', role: 'editor', expiresAt: null };
    const made = (await staff.ask(mia, '/api/account/tokens', { method: 'POST', body })) as {
      secret: string;
    };
    const walk = await walkAs(room, staff.administrator);
    await walk.go('/people');
    await walk.page.getByRole('button', { name: 'Revoke a forgotten script of Mia' }).click();
    await walk.page.getByRole('button', { name: 'Revoke it' }).click();
    await walk.page.getByText('a forgotten script').first().waitFor({ state: 'detached' });
    const headers = { authorization: `Bearer ${made.secret}` };
    const answer = await fetch(`${room.server.url}/api/session`, { headers });
    expect(await answer.json()).toMatchObject({ person: null });
    expect(complaintsOf(walk)).toEqual([]);
    await walk.page.context().close();
  });

  it('find people’s pages closed to them as their role wants it', async () => {
    const walk = await walkAs(room, await staff.make('editor', 'Karl'));
    await walk.go('/people');
    await walk.page.getByText('You are not one of them.').waitFor();
    const stranger = await room.walk();
    await stranger.go('/account');
    await stranger.page.getByText('for people who are signed in').waitFor();
    for (const one of [walk, stranger]) await one.page.context().close();
  });
});
