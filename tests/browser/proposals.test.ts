import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import type { ProposalAnswer } from '../../events/readings/proposals.ts';
import { findings, overflow } from './axe.ts';
import { staffAt, walkAs, type Member, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
let staff: Staff;
let mira: Member;
let jonas: Member;
const walks: Walk[] = [];
beforeAll(async () => {
  room = await openReadingRoom();
  staff = await staffAt(room.server);
  mira = await staff.make('contributor', 'Mira Contri');
  jonas = await staff.make('editor', 'Jonas Weber');
});
afterAll(() => room.close());
afterEach(async () => {
  for (const { page, complaints } of walks.splice(0)) {
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

/** A page in someone’s name. */
async function walkOf(member: Member, options?: Parameters<typeof walkAs>[2]): Promise<Walk> {
  const walk = await walkAs(room, member, options);
  walks.push(walk);
  return walk;
}

/** What is proposed of the occurrence with this slug, in Mira’s name; gives the proposal’s id. */
async function propose(slug: string, type: string, data: object, reason: string): Promise<string> {
  const path = `/api/occurrences/${slug}`;
  const { occurrence } = (await staff.ask(mira, path)) as OccurrenceAnswer;
  const { id, version: expectedVersion } = occurrence;
  const events = [{ stream: `occurrence-${id}`, type, data, expectedVersion }];
  const sent = { method: 'POST', body: { events, reason } };
  return ((await staff.ask(mira, '/api/proposals', sent)) as ProposalAnswer).proposal.id;
}

/** Says something of an occurrence in Jonas’ name. */
async function say(slug: string, type: string, data: object): Promise<void> {
  const { occurrence } = (await staff.ask(jonas, `/api/occurrences/${slug}`)) as OccurrenceAnswer;
  const { id, version: expectedVersion } = occurrence;
  const events = [{ stream: `occurrence-${id}`, type, data, expectedVersion }];
  await staff.ask(jonas, '/api/events', { method: 'POST', body: { events, reason: 'meanwhile' } });
}

describe('a proposal', () => {
  it('comes to the editors while they read, is talked about, accepted, and has both names', async () => {
    const editor = await walkOf(jonas);
    await editor.go('/proposals');
    const contributor = await walkOf(mira);
    await contributor.go('/proposals');
    await editor.page.getByText('There are none.').waitFor();
    const id = await propose(
      'cloudhopper',
      'OccurrenceRevised',
      { summary: 'APT 10 broke into providers of managed services, and through them elsewhere.' },
      'the indictment says how',
    );
    await editor.page.getByRole('link', { name: 'Proposals , 1 open one' }).waitFor();
    await editor.page.getByRole('link', { name: 'CloudHopper campaign of APT 10' }).click();
    await editor.page.getByText('It fits.').waitFor();
    await editor.picture('proposal-open');
    expect(await findings(editor)).toEqual([]);

    await contributor.go(`/proposals/${id}`);
    await editor.page.getByLabel('Comment').fill('Which paragraph?');
    await editor.page.getByRole('button', { name: 'Comment' }).click();
    await contributor.page.getByText('Which paragraph?').waitFor();
    await contributor.page.getByLabel('Comment').fill('Paragraph 22.');
    await contributor.page.getByRole('button', { name: 'Comment' }).click();
    await editor.page.getByText('Paragraph 22.').waitFor();
    expect(await contributor.page.getByRole('button', { name: 'Accept' }).count()).toBe(0);

    await editor.page.getByRole('button', { name: 'Accept' }).click();
    await editor.page.getByText('Accepted', { exact: true }).first().waitFor();
    await contributor.page.getByText('Accepted', { exact: true }).first().waitFor();
    await editor.picture('proposal-accepted');
    await editor.go('/occurrences/cloudhopper');
    await editor.page.locator('details.history summary').click();
    const names = editor.page.locator('.history', { hasText: 'Mira Contri' });
    await names.getByText(/Mira Contri, accepted by Jonas Weber/u).waitFor();
  });

  it('that was overtaken says which parts collide, and is amended', async () => {
    const id = await propose(
      'cloudhopper',
      'OccurrenceRevised',
      { title: 'CloudHopper', importance: 2 },
      'short and light',
    );
    await say('cloudhopper', 'OccurrenceRevised', { title: 'Operation CloudHopper' });
    const editor = await walkOf(jonas);
    await editor.go(`/proposals/${id}`);
    await editor.page.getByText('Both change title.').waitFor();
    expect(await editor.page.getByRole('button', { name: 'Accept' }).isDisabled()).toBe(true);
    await editor.picture('proposal-collides');
    await editor.page.getByRole('button', { name: 'Amend' }).click();
    await editor.picture('proposal-amending');
    expect(await findings(editor)).toEqual([]);
    await editor.page.getByRole('checkbox', { name: /^Change title/u }).uncheck();
    await editor.page.getByRole('button', { name: 'Amend the proposal' }).click();
    await editor.page.getByText('It fits.').waitFor();
    await editor.page.getByRole('button', { name: 'Accept' }).click();
    await editor.page.getByText('Accepted', { exact: true }).first().waitFor();
    const path = '/api/occurrences/cloudhopper';
    expect(await staff.ask(jonas, path)).toMatchObject({
      occurrence: { title: 'Operation CloudHopper', importance: 2 },
    });
  });

  it('is declined with a reason, which its proposer reads', async () => {
    const id = await propose('cloudhopper', 'OccurrenceRevised', { tags: ['apt10'] }, 'a tag');
    const contributor = await walkOf(mira, { viewport: { width: 390, height: 844 } });
    await contributor.go(`/proposals/${id}`);
    expect(await overflow(contributor)).toBe(0);
    const editor = await walkOf(jonas);
    await editor.go(`/proposals/${id}`);
    await editor.page.getByRole('button', { name: 'Decline …' }).click();
    await editor.page.getByRole('button', { name: 'Decline it' }).click();
    await editor.page.getByText('Why it is declined', { exact: false }).first().waitFor();
    await editor.page.getByLabel('Why it is declined').fill('The tag is not in use here.');
    await editor.page.getByRole('button', { name: 'Decline it' }).click();
    await contributor.page.getByText('The tag is not in use here.').waitFor();
    await contributor.picture('proposal-declined-narrow');
    await contributor.go('/proposals?state=declined');
    await contributor.picture('proposals-narrow');
    expect(await contributor.page.getByRole('listitem').filter({ hasText: 'a tag' }).count()).toBe(
      1,
    );
  });

  it('is no page for strangers', async () => {
    const stranger = await room.walk();
    walks.push(stranger);
    await stranger.go('/proposals');
    await stranger.page.getByText('Sign in as someone who may propose.').waitFor();
    expect(await stranger.page.getByRole('link', { name: /^Proposals/u }).count()).toBe(0);
  });
});

describe('who else is there', () => {
  it('is seen on an occurrence while it is open, and no longer afterwards', async () => {
    const editor = await walkOf(jonas);
    await editor.go('/occurrences/cloudhopper');
    const contributor = await walkOf(mira);
    await contributor.go('/?open=cloudhopper');
    const here = (walk: Walk) => walk.page.locator('.presence');
    await here(editor).getByText('Mira Contri').waitFor();
    await here(contributor).getByText('Jonas Weber').waitFor();
    await editor.page.locator('.correct-menu summary').click();
    await editor.page.getByRole('button', { name: /date/iu }).first().click();
    await here(contributor).getByText('who is editing').waitFor();
    await contributor.picture('presence');
    await editor.picture('presence-dialog');
    await contributor.page.keyboard.press('Escape');
    await contributor.go('/actors');
    await expect.poll(() => here(editor).getByText('Mira Contri').count()).toBe(0);
  });
});
