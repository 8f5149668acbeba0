import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, menuOf, signInOn, staffAt, walkAs, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom } from './reading-room.ts';

describe('people who sign in', () => {
  let room: ReadingRoom;
  let staff: Staff;
  beforeAll(async () => {
    room = await openReadingRoom();
    staff = await staffAt(room.server);
  });
  afterAll(() => room.close());

  it('are told the same of an unknown name and a wrong password, and how long to wait', async () => {
    const clara = await staff.make('reader', 'Clara');
    const walk = await room.walk();
    await walk.go('/sign-in');
    const told: (string | null)[] = [];
    for (const [login, given] of [
      ['nobody', 'whatever it is'],
      [clara.login, 'not her password'],
    ] as const) {
      await signInOn(walk.page, login, given);
      await walk.page.getByRole('alert').getByText('is not right').waitFor();
      told.push(await walk.page.locator('.sending-trouble').textContent());
      await walk.page.reload();
    }
    expect(told[0]).toBe(told[1]);
    await walk.page.getByLabel('Login').waitFor();
    await walk.page.getByRole('button', { name: 'Sign in' }).click();
    await walk.page.getByText('Give your password.').waitFor();
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const answered = walk.page.waitForResponse(
        (response) => response.request().method() === 'POST',
      );
      await signInOn(walk.page, clara.login, `wrong ${attempt}`);
      await answered;
    }
    await walk.page.getByText(/Too many tries were in vain/u).waitFor();
    expect(complaintsOf(walk)).toEqual([]);
    await walk.page.context().close();
  });

  it('sign in by keyboard alone, and come back to where they wanted to be', async () => {
    const dora = await staff.make('editor', 'Dora');
    const walk = await room.walk();
    const { page } = walk;
    await walk.go('/occurrences/cloudhopper');
    const link = page.getByRole('link', { name: 'Sign in' });
    for (let tab = 0; tab < 20; tab += 1) {
      if (await link.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByLabel('Login').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type(dora.login);
    await page.keyboard.press('Tab');
    await page.keyboard.type(dora.password);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/occurrences\/cloudhopper$/u);
    await menuOf(page).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Your account' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Your account' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your account' }).waitFor();
    expect(complaintsOf(walk)).toEqual([]);
    await page.context().close();
  });

  it('go to no other site from the page for signing in', async () => {
    const walk = await walkAs(room, await staff.make('reader', 'Emil'));
    for (const to of ['//evil.example/', 'https://evil.example/', 'javascript:alert(1)']) {
      await walk.go(`/sign-in?return=${encodeURIComponent(to)}`);
      const way = walk.page.getByRole('link', { name: 'To the timeline' });
      expect(await way.getAttribute('href')).toBe('/');
    }
    await walk.page.context().close();
  });

  it('sign out everywhere else, and the page that was open there stays and says so', async () => {
    const fritz = await staff.make('editor', 'Fritz');
    const elsewhere = await walkAs(room, fritz);
    await elsewhere.go('/?open=cloudhopper');
    const here = await room.walk();
    await here.go('/sign-in?return=/account');
    await signInOn(here.page, fritz.login);
    await here.page.getByRole('heading', { name: 'Where you are signed in' }).waitFor();
    await here.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await here.page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await here.page.getByText('You are signed in nowhere else.').waitFor();

    const { page } = elsewhere;
    // What a tab does when one comes back to it.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('Fritz is no longer signed in here.').waitFor();
    await page.locator('.panel').waitFor();
    await page.locator('.session-notice').getByRole('button', { name: 'Sign in' }).click();
    await signInOn(page, fritz.login);
    await page.getByText('is no longer signed in').waitFor({ state: 'detached' });
    await page.locator('.panel').waitFor();
    await menuOf(page).getByText('Fritz').waitFor();
    for (const walk of [here, elsewhere]) {
      expect(complaintsOf(walk)).toEqual([]);
      await walk.page.context().close();
    }
  });

  it('are signed in and out in every tab at once', async () => {
    const greta = await staff.make('reader', 'Greta');
    const walk = await room.walk();
    await walk.go('/');
    const other = await walk.page.context().newPage();
    await other.goto(`${room.server.url}/sign-in`);
    await signInOn(other, greta.login);
    await menuOf(walk.page).getByText('Greta').waitFor();
    await menuOf(other).click();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await walk.page.getByText('Greta is no longer signed in here.').waitFor();
    await other.getByRole('link', { name: 'Sign in' }).waitFor();
    expect(complaintsOf(walk)).toEqual([]);
    await walk.page.context().close();
  });

  it('alone read an archive that is closed; strangers are sent to sign in and brought back', async () => {
    const lena = await staff.make('reader', 'Lena');
    const reading = await room.walk();
    await reading.go('/occurrences/cloudhopper');
    const walk = await walkAs(room, staff.administrator);
    await walk.go('/people');
    await walk.page.getByRole('button', { name: 'Close it' }).click();
    await walk.page.getByRole('button', { name: 'Close it to strangers' }).click();
    await walk.page.getByText('The archive is closed.').waitFor();
    try {
      const stranger = await room.walk();
      const { page } = stranger;
      await page.goto(`${room.server.url}/?open=cloudhopper`);
      await page.waitForURL(/\/sign-in\?return=/u);
      await page.getByText('This archive is closed').waitFor();
      await signInOn(page, lena.login);
      await page.waitForURL(/\/\?open=cloudhopper/u);
      await page.locator('.panel').waitFor();
      await page.locator('.rows > li').first().waitFor();
      await menuOf(page).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(/\/sign-in/u);
      // What a stranger has read stays until they go on.
      await reading.page.getByRole('heading', { level: 1 }).waitFor();
      await reading.page.getByRole('link', { name: 'Actors', exact: true }).click();
      await reading.page.waitForURL(/\/sign-in\?return=%2Factors/u);
      expect(complaintsOf(stranger)).toEqual([]);
      for (const one of [stranger, reading]) await one.page.context().close();
    } finally {
      await walk.page.getByRole('button', { name: 'Open it' }).click();
      await walk.page.getByRole('button', { name: 'Open it to all' }).click();
      await walk.page.getByText('The archive is open.').waitFor();
    }
    await walk.page.context().close();
  });
});
