import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadingRoom, type ReadingRoom } from './reading-room.ts';

let room: ReadingRoom;
beforeAll(async () => {
  room = await openReadingRoom();
});
afterAll(() => room.close());

describe('trouble', () => {
  it('nothing found says so, and how to find something', async () => {
    const walk = await room.walk();
    await walk.go('/?q=zzzzzz');
    await walk.page
      .getByText(/nothing|no occurrence/iu)
      .first()
      .waitFor();
    await walk.picture('nothing-found');
    await walk.page.context().close();
  });

  it('an address that does not parse is explained in words', async () => {
    const walk = await room.walk();
    await walk.go('/?from=2018-13');
    await walk.page
      .getByText(/2018-13|month/iu)
      .first()
      .waitFor();
    await walk.picture('bad-address');
    await walk.page.context().close();
  });

  it('a page that is not there says so', async () => {
    const walk = await room.walk();
    await walk.go('/actors/nobody-of-that-name');
    await walk.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await walk.page.locator('main').textContent()).toMatch(/no |not /iu);
    await walk.page.context().close();
  });

  it('a lost connection is told, and mended when it comes back', async () => {
    const walk = await room.walk();
    await walk.go('/');
    await walk.page.context().setOffline(true);
    await walk.page.getByRole('checkbox', { name: /^Cyber operations/u }).check();
    const banner = walk.page.getByText(/connection|offline/iu).first();
    await banner.waitFor();
    await walk.picture('connection-lost');
    await walk.page.context().setOffline(false);
    await banner.waitFor({ state: 'hidden', timeout: 30_000 });
    await walk.page.context().close();
  });
});

describe.each(['UTC', 'America/New_York', 'Asia/Shanghai', 'Pacific/Kiritimati'])(
  'in the zone %s',
  (timezoneId) => {
    it('a day is that day', async () => {
      const walk = await room.walk({ timezoneId });
      await walk.go('/sources/governmental-practices');
      await walk.page.getByText('19 February 2025').first().waitFor();
      await walk.go('/?from=2025-02-18&to=2025-02-20');
      const axis = walk.page.getByRole('region', { name: 'Timeline' });
      await axis.getByText('Third report', { exact: false }).first().waitFor({ state: 'attached' });
      const labels = await axis.locator('.tl-tick').allTextContents();
      await walk.picture(`zone-${timezoneId.replace('/', '-')}`);
      expect(labels.join(' ')).toContain('Wed 19');
      expect(walk.complaints).toEqual([]);
      await walk.page.context().close();
    });
  },
);
