import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings, overflow } from './axe.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
beforeAll(async () => {
  room = await openReadingRoom();
});
afterAll(() => room.close());

const finding = ({ page }: Walk) => page.locator('.verify-finding').first();

/** Unfolds the history of the thing that is shown, and verifies its first event by the keyboard. */
async function verifyFirst({ page }: Walk): Promise<void> {
  await page.locator('.history > summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('.verify > summary').first().focus();
  await page.keyboard.press('Enter');
}

describe('whoever doubts an event', () => {
  it('verifies it where it is told, by the keyboard alone, and is told what is proved', async () => {
    const walk = await room.walk();
    await walk.go('/occurrences/cloudhopper');
    await verifyFirst(walk);
    await finding(walk).locator('.verify-well', { hasText: 'Verified' }).waitFor();
    await finding(walk)
      .getByText(/in the log at place \d+ of \d+: \d+ hashes lead/u)
      .waitFor();
    await finding(walk)
      .getByText(/sees it for the first time/u)
      .waitFor();
    await walk.picture('verify');
    expect(await findings(walk)).toEqual([]);
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });

  it('reads it on a phone in the dark', async () => {
    const walk = await room.walk({
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    });
    await walk.go('/actors/apt10');
    await verifyFirst(walk);
    await finding(walk).locator('.verify-well', { hasText: 'Verified' }).waitFor();
    await walk.page.getByText('The key, and what this browser keeps').click();
    await walk.page.locator('.verify-kept').scrollIntoViewIfNeeded();
    await walk.picture('verify-narrow');
    expect(await overflow(walk)).toBe(0);
    expect(await findings(walk)).toEqual([]);
    await walk.page.context().close();
  });
});
