import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
let walk: Walk;
beforeAll(async () => {
  room = await openReadingRoom();
});
afterAll(() => room.close());
beforeEach(async () => {
  walk = await room.walk();
});
afterEach(async () => {
  expect(walk.complaints).toEqual([]);
  await walk.page.context().close();
});

const press = (key: string): Promise<void> => walk.page.keyboard.press(key);
const listbox = () => walk.page.getByRole('listbox', { name: 'Occurrences in time order' });
const active = (): Promise<string | null> =>
  walk.page.evaluate(() => {
    const id = document.querySelector('[role=listbox]')?.getAttribute('aria-activedescendant');
    return (id && document.getElementById(id)?.textContent) ?? null;
  });

describe('with the keyboard alone', () => {
  it('a reader walks in time order, opens and closes', async () => {
    await walk.go('/');
    await listbox().waitFor({ state: 'attached' });
    await listbox().focus();
    await press('Home');
    await expect.poll(active).not.toBeNull();
    const first = await active();
    await press('ArrowRight');
    await expect.poll(active).not.toBe(first);
    const second = await active();
    await press('ArrowLeft');
    await expect.poll(active).toBe(first);
    await press('ArrowRight');
    await press('Enter');
    await walk.page.waitForURL(/open=/u);
    const title = second?.split(',')[0] ?? '';
    await walk.page.getByRole('complementary', { name: title.slice(0, 20) }).waitFor();
    await walk.picture('keyboard-opened');
    await press('Escape');
    await walk.page.waitForURL((url) => !url.search.includes('open='));
  });

  it('a reader finds the search, the keys and the zoom', async () => {
    await walk.go('/');
    await listbox().waitFor({ state: 'attached' });
    await press('/');
    await walk.page.keyboard.type('arrest');
    await walk.page.waitForURL(/q=arrest/u);
    await listbox().focus();
    await press('?');
    await walk.page.getByRole('dialog').waitFor();
    await walk.picture('keyboard-help');
    await press('Escape');
    await walk.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await listbox().focus();
    const before = walk.page.url();
    await press('+');
    await walk.page.waitForURL((url) => url.href !== before);
    await press('0');
  });

  it('a reader reaches every control by Tab, and sees where they are', async () => {
    await walk.go('/');
    await listbox().waitFor({ state: 'attached' });
    const reached = new Set<string>();
    let unseen = 0;
    for (let step = 0; step < 60; step += 1) {
      await press('Tab');
      const at = await walk.page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const drawn = [null, '::before', '::after'].map((part) => getComputedStyle(element, part));
        const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
        const isSeen = drawn.some((s) => s.outlineStyle !== 'none' || s.boxShadow !== 'none');
        return { name: name.trim().slice(0, 60), role: element.getAttribute('role'), isSeen };
      });
      if (!at) break;
      reached.add(at.role ?? at.name);
      if (!at.isSeen) unseen += 1;
    }
    for (const name of ['Skip to the content', 'Timeline', 'All time', 'listbox', 'slider'])
      expect([...reached]).toContain(name);
    expect(unseen).toBe(0);
  });

  it('a reader moves the window from the overview', async () => {
    await walk.go('/');
    const handle = walk.page.getByRole('slider').first();
    await handle.waitFor();
    const before = walk.page.url();
    await handle.focus();
    await press('ArrowRight');
    await walk.page.waitForURL((url) => url.href !== before);
    expect(await handle.getAttribute('aria-valuetext')).toBeTruthy();
  });
});
