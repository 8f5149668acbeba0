import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from './axe.ts';
import { occurrenceIn } from './correcting-hands.ts';
import { staffAt, walkAs, type Member, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
let staff: Staff;
let ada: Member;
let grace: Member;
beforeAll(async () => {
  room = await openReadingRoom();
  staff = await staffAt(room.server);
  ada = await staff.make('editor', 'Ada Keller');
  grace = await staff.make('editor', 'Grace Moss');
  for (const [member, slug, tag] of [
    [ada, 'cloudhopper', 'first'],
    [grace, 'companies-appeal', 'second'],
    [grace, 'relations-worsen', 'third'],
  ] as const) {
    const { id, tags, version } = await occurrenceIn(room, slug);
    const data = { tags: [...tags, tag] };
    const stream = `occurrence-${id}`;
    const event = { stream, type: 'OccurrenceRevised', data, expectedVersion: version };
    const body = { events: [event], reason: `Filed under ${tag}.` };
    await staff.ask(member, '/api/events', { method: 'POST', body });
  }
});
afterAll(() => room.close());

const entries = ({ page }: Walk) => page.locator('.ledger-entry');

describe('the ledger', () => {
  it('tells what was said, newest first, with its words, and links to it', async () => {
    const walk = await room.walk();
    await walk.go('/');
    await walk.page.getByRole('link', { name: 'The ledger of changes' }).click();
    await entries(walk).first().waitFor();
    const first = entries(walk).first();
    await first.getByText('Filed under third.').waitFor();
    await first.locator('ins', { hasText: 'third' }).waitFor();
    expect(await first.getByRole('checkbox').count()).toBe(0);
    expect(await walk.page.locator('link[rel="alternate"]').getAttribute('href')).toBe(
      '/api/ledger.atom',
    );
    await walk.picture('ledger');
    expect(await findings(walk)).toEqual([]);
    const count = await entries(walk).count();
    await walk.page.getByRole('button', { name: 'Show earlier changes' }).click();
    await expect.poll(() => entries(walk).count()).toBeGreaterThan(count);
    await first.getByRole('link').click();
    await walk.page.waitForURL(/\/occurrences\//u);
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });

  it('is narrowed to an editor, a kind of change, and to what others said', async () => {
    const walk = await walkAs(room, grace);
    await walk.go('/ledger');
    await entries(walk).first().waitFor();
    await walk.page.getByLabel('Editor').selectOption('Grace Moss');
    await walk.page.waitForURL(/by=Grace/u);
    await walk.page.getByText('2 changes').waitFor();
    await walk.page.getByLabel('Editor').selectOption('');
    await walk.page.getByLabel('Without my own').check();
    await walk.page.waitForURL(/without=Grace/u);
    await entries(walk).first().getByText('Filed under first.').waitFor();
    await walk.page.getByRole('combobox', { name: 'Change' }).selectOption('OccurrenceRevised');
    await walk.page.getByText('1 change', { exact: true }).waitFor();
    expect(await walk.page.locator('link[rel="alternate"]').getAttribute('href')).toBe(
      '/api/ledger.atom?without=Grace+Moss&type=OccurrenceRevised',
    );
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });

  it('lets an editor undo a colleague’s whole run as one reviewed append', async () => {
    const walk = await walkAs(room, ada);
    await walk.go('/ledger');
    await entries(walk).first().getByRole('button', { name: 'Select this whole run' }).click();
    await walk.page.getByText('2 changes selected').waitFor();
    await walk.page.getByRole('button', { name: 'Undo …' }).click();
    const dialog = walk.page.getByRole('dialog', { name: 'Undo these changes' });
    await dialog.getByRole('heading', { name: 'What will change' }).waitFor();
    expect(await dialog.locator('.review-events > li').count()).toBe(2);
    await walk.picture('ledger-undo');
    expect(await findings(walk)).toEqual([]);
    await dialog.getByRole('button', { name: 'Append', exact: true }).click();
    await walk.page.locator('.ledger-selection', { hasText: 'Appended' }).waitFor();
    await entries(walk)
      .first()
      .getByText(/^Undoes events \d+, \d+$/u)
      .waitFor();
    for (const [slug, tag] of [
      ['companies-appeal', 'second'],
      ['relations-worsen', 'third'],
    ] as const)
      expect((await occurrenceIn(room, slug)).tags).not.toContain(tag);
    expect((await occurrenceIn(room, 'cloudhopper')).tags).toContain('first');
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });

  it('says what can’t be undone as things stand', async () => {
    const walk = await walkAs(room, ada);
    await walk.go('/ledger?type=ActorRegistered');
    await entries(walk).first().getByRole('checkbox').check();
    await walk.page.getByRole('button', { name: 'Undo …' }).click();
    const dialog = walk.page.getByRole('dialog', { name: 'Undo this change' });
    await dialog.getByText('This can’t be undone as things stand:').waitFor();
    expect(await dialog.getByRole('button', { name: 'Append' }).count()).toBe(0);
    await walk.picture('ledger-blocked');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await walk.page.context().close();
  });
});

describe('the register of sources', () => {
  it('tells which occurrences rest on one source alone', async () => {
    const walk = await room.walk();
    await walk.go('/sources');
    await walk.page.getByText('What rests on one source alone').click();
    await walk.page.getByText(/\d+ occurrences would fall/u).waitFor();
    await walk.page
      .locator('.alone')
      .getByRole('link', { name: /CloudHopper/u })
      .waitFor();
    expect(await findings(walk)).toEqual([]);
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });
});
