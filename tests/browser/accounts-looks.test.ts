import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings, overflow } from './axe.ts';
import { complaintsOf, menuOf, staffAt, walkAs, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

describe('the pages about accounts', () => {
  let room: ReadingRoom;
  let staff: Staff;
  beforeAll(async () => {
    room = await openReadingRoom();
    staff = await staffAt(room.server);
  });
  afterAll(() => room.close());

  it.each([
    ['wide', { width: 1440, height: 1000 }, 'light'],
    ['narrow', { width: 390, height: 844 }, 'light'],
    ['dark', { width: 1440, height: 1000 }, 'dark'],
    ['narrow-dark', { width: 390, height: 844 }, 'dark'],
  ] as const)('are well to look at and to listen to (%s)', async (look, viewport, colorScheme) => {
    const found: string[] = [];
    const stranger = await room.walk({ viewport, colorScheme });
    const walk = await walkAs(room, staff.administrator, { viewport, colorScheme });
    const invited = (await staff.ask(staff.administrator, '/api/invitations', {
      method: 'POST',
      body: { role: 'contributor', note: `someone ${look}` },
    })) as { secret: string };
    const see = async (of: Walk, name: string): Promise<void> => {
      await of.picture(`accounts-${look}-${name}`);
      found.push(...(await findings(of)).map((line) => `${name}: ${line}`));
      const wider = await overflow(of);
      if (wider > 0) found.push(`${name}: is ${wider} px wider than the screen`);
    };
    await stranger.go('/sign-in');
    await stranger.page.getByRole('button', { name: 'Sign in' }).click();
    await see(stranger, 'sign-in');
    await stranger.go(`/welcome#${invited.secret}`);
    await stranger.page.getByRole('button', { name: 'Make the account' }).click();
    await see(stranger, 'welcome');
    await walk.go('/account');
    await walk.page.getByRole('button', { name: 'Change the password' }).click();
    await walk.page.getByRole('button', { name: 'Make a token' }).click();
    await walk.page.getByLabel('What it is for').fill(`a program (${look})`);
    await see(walk, 'account');
    await walk.page.getByRole('button', { name: 'Make the token' }).click();
    await walk.page.getByRole('button', { name: 'Copy' }).waitFor();
    await see(walk, 'token');
    await walk.go('/people');
    await menuOf(walk.page).click();
    await see(walk, 'people');
    await walk.page.keyboard.press('Escape');
    await walk.page.getByRole('button', { name: 'Make an invitation' }).click();
    await walk.page.getByRole('button', { name: 'Copy' }).waitFor();
    await walk.page.getByRole('button', { name: 'Close it' }).click();
    await see(walk, 'invitation');
    expect(found).toEqual([]);
    for (const one of [stranger, walk]) {
      expect(complaintsOf(one)).toEqual([]);
      await one.page.context().close();
    }
  });
});
