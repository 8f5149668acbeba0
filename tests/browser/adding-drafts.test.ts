import { describe, expect, it } from 'vitest';
import { sitDown, sitDownForEach, type Desk, type EditingRoom } from './adding-desk.ts';

let editing: EditingRoom;
let desk: Desk;
sitDownForEach((room, sat) => {
  editing = room;
  desk = sat;
});

describe('a draft', () => {
  it('survives a reload, is listed, and is discarded only when that is meant', async () => {
    await desk.walk.go('/add');
    await desk.writeLeast('Half a thought');
    await desk.walk.page.waitForURL(/draft=/u);
    await desk.walk.page.getByText('The draft is kept in this browser').waitFor();
    await desk.walk.page.reload();
    await expect.poll(() => desk.title.inputValue()).toBe('Half a thought');
    expect(await desk.combobox('Kind').inputValue()).toBe('Statements and positions');
    await desk.walk.go('/add');
    await expect.poll(() => desk.title.inputValue()).toBe('');
    await desk.walk.page.getByText('1 unfinished draft').click();
    await desk.walk.page.getByRole('link', { name: 'Half a thought' }).click();
    await expect.poll(() => desk.title.inputValue()).toBe('Half a thought');
    const discard = desk.walk.page.getByRole('button', { name: 'Discard', exact: true });
    await discard.click();
    await desk.walk.page.getByRole('button', { name: 'Keep it' }).click();
    expect(await desk.title.inputValue()).toBe('Half a thought');
    await discard.click();
    await desk.walk.page.getByRole('button', { name: 'Discard the draft' }).click();
    await expect.poll(() => desk.title.inputValue()).toBe('');
    await desk.walk.go('/add');
    expect(await desk.walk.page.getByText('unfinished draft').count()).toBe(0);
  });

  it('that is open in two windows says so in both', async () => {
    await desk.walk.go('/add');
    await desk.writeLeast('Written twice');
    await desk.walk.page.waitForURL(/draft=/u);
    const second = await desk.walk.page.context().newPage();
    await second.goto(desk.walk.page.url());
    await second.getByRole('textbox', { name: 'Title' }).fill('Written twice over');
    await desk.walk.page.getByText('also written in another window').waitFor();
    await desk.title.fill('Written thrice');
    await second.getByText('also written in another window').waitFor();
    await second.close();
  });

  it('that the browser has no room for says so before anything is lost', async () => {
    await desk.walk.go('/add');
    await desk.walk.page.evaluate(() => {
      for (let size = 2 ** 22; size > 8; size /= 2) {
        try {
          for (let at = 0; ; at += 1)
            localStorage.setItem(`ballast-${size}-${at}`, 'x'.repeat(size));
        } catch {
          // Full for this size: the next is smaller.
        }
      }
    });
    await desk.title.fill('Nowhere to be kept');
    await desk.walk.page.getByText('no room to keep the draft').waitFor();
    await desk.walk.page.evaluate(() => localStorage.clear());
    await desk.title.fill('Somewhere to be kept');
    await desk.walk.page.getByText('The draft is kept in this browser').waitFor();
  });

  it('of a contributor is proposed with its reason, and nothing is appended', async () => {
    await desk.walk.page.context().close();
    desk = await sitDown(editing, await editing.staff.make('contributor', 'Carl Obst'));
    await desk.walk.go('/add');
    await desk.writeLeast('Proposed, not appended');
    const propose = desk.walk.page.getByRole('button', { name: 'Propose', exact: true });
    await propose.click();
    await desk.walk.page.getByRole('link', { name: /Reason is missing/u }).click();
    await desk.walk.page.keyboard.type('The press told of it');
    await propose.click();
    await desk.walk.page.waitForURL(/\/proposals\/[\da-f-]{36}$/u);
    expect(await editing.occurrencesCalled('Proposed, not appended')).toEqual([]);
    const { items } = (await editing.staff.ask(editing.ada, '/api/proposals')) as {
      items: readonly { reason: string }[];
    };
    expect(items.map(({ reason }) => reason)).toEqual(['The press told of it']);
  });

  it('whose answer was lost lands once, even over a reload', async () => {
    await desk.walk.go('/add');
    await desk.writeLeast('Sent and never answered');
    let sent = 0;
    let isLost = true;
    await desk.walk.page.route('**/api/events', async (route) => {
      sent += 1;
      // The archive has it; the page never hears of it. A page that goes can't be answered at all.
      const response = await route.fetch().catch(() => null);
      if (response === null || isLost) await route.abort().catch(() => undefined);
      else await route.fulfill({ response });
    });
    await desk.save.click();
    await desk.walk.page.getByRole('button', { name: 'Send again now' }).click();
    await expect.poll(() => sent).toBeGreaterThan(1);
    expect(await desk.save.isDisabled()).toBe(true);
    await desk.walk.page.reload();
    await desk.walk.page.getByText('No answer came').waitFor();
    isLost = false;
    await desk.walk.page.waitForURL(/\/\?open=/u);
    expect(await editing.occurrencesCalled('Sent and never answered')).toHaveLength(1);
    await desk.walk.go('/add');
    expect(await desk.walk.page.getByText('unfinished draft').count()).toBe(0);
  });

  it('that was saved unheard, and is written on, is told of and not saved twice', async () => {
    await desk.walk.go('/add');
    await desk.writeLeast('Saved unheard');
    await desk.walk.page.route('**/api/events', async (route) => {
      await route.fetch().catch(() => null);
      await route.abort().catch(() => undefined);
    });
    await desk.save.click();
    await desk.walk.page.getByRole('button', { name: 'Stop, and write on' }).click();
    await desk.walk.page.unrouteAll({ behavior: 'wait' });
    await desk.title.fill('Saved unheard, and written on');
    await desk.save.click();
    await desk.summary.getByText('It was saved before').waitFor();
    expect(await editing.occurrencesCalled('Saved unheard')).toHaveLength(1);
    expect(await editing.occurrencesCalled('Saved unheard, and written on')).toEqual([]);
  });

  it('stays when the connection goes and when the session ends, which the page says', async () => {
    await desk.walk.go('/add');
    await desk.writeLeast('Written on a train');
    await desk.walk.page.context().setOffline(true);
    await desk.save.click();
    await desk.walk.page.getByText('No answer came').waitFor();
    await desk.walk.page.context().setOffline(false);
    await desk.walk.page.waitForURL(/\/\?open=/u);
    await desk.walk.go('/add');
    await desk.writeLeast('Written for too long');
    await desk.walk.page.context().clearCookies();
    await desk.save.click();
    await desk.walk.page.getByText('You are signed out').waitFor();
    const ways = desk.walk.page.locator('.adding-told').getByRole('link', { name: 'Sign in' });
    expect(await ways.getAttribute('href')).toMatch(/^\/sign-in\?return=%2Fadd%3Fdraft%3D/u);
    expect(await desk.title.inputValue()).toBe('Written for too long');
    await editing.ada.signIn(desk.walk.page.context());
    await desk.save.click();
    await desk.walk.page.waitForURL(/\/\?open=/u);
    expect(await editing.occurrencesCalled('Written for too long')).toHaveLength(1);
  });
});
