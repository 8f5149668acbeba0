import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findings, overflow } from './axe.ts';
import { complaintsBut, handsOf, occurrenceIn, saidOf } from './correcting-hands.ts';
import { staffAt, walkAs, type Member, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
let staff: Staff;
let ada: Member;
beforeAll(async () => {
  room = await openReadingRoom();
  staff = await staffAt(room.server);
  ada = await staff.make('editor', 'Ada Keller');
});
afterAll(() => room.close());

let walk: Walk;
beforeEach(async () => {
  walk = await walkAs(room, ada);
});
afterEach(async () => {
  expect(complaintsBut(walk, [404, 422])).toEqual([]);
  await walk.page.context().close();
});

describe('an editor', () => {
  it('redates an occurrence with a reason, and undoes it from the history', async () => {
    const { choose, review, append, because } = handsOf(walk);
    const before = await occurrenceIn(room, 'companies-appeal');
    await walk.go('/occurrences/companies-appeal');
    await choose('Redate …');
    const dialog = walk.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Date', exact: true }).fill('spring 2014');
    await review();
    await dialog.getByText('Reason is missing; say why.').first().waitFor();
    await because('The second report says so.');
    await review();
    await dialog.getByRole('heading', { name: 'What will change' }).waitFor();
    expect(await dialog.locator('del').allInnerTexts()).toContainEqual(
      expect.stringContaining(before.date.words),
    );
    expect(await dialog.locator('ins').allInnerTexts()).toContainEqual(
      expect.stringContaining('spring 2014'),
    );
    await walk.picture('correcting-redate-review');
    expect(await findings(walk)).toEqual([]);
    await append();
    await walk.page.locator('.date-whole', { hasText: 'spring 2014' }).waitFor();

    await walk.page.locator('.history > summary').click();
    const entry = walk.page.locator('.history li', { hasText: 'The second report says so.' });
    await entry.getByRole('link', { name: /The archive as it was just before/u }).waitFor();
    await walk.picture('correcting-history');
    await entry.getByRole('button', { name: /^Undo/u }).click();
    await dialog
      .locator('.review q', { hasText: /^Undoes event \d+: Given a better date$/u })
      .waitFor();
    await append();
    await walk.page.locator('.date-whole', { hasText: before.date.words }).waitFor();
    expect((await occurrenceIn(room, before.id)).date.edtf).toBe(before.date.edtf);
  });

  it('sees the archive as it was just before a change, on the same page', async () => {
    await walk.go('/occurrences/companies-appeal');
    await walk.page.locator('.history > summary').click();
    const entry = walk.page.locator('.history li', { hasText: 'The second report says so.' });
    await entry.getByRole('link', { name: /The archive as it was just before/u }).click();
    await walk.page.waitForURL(/\/occurrences\/companies-appeal\?asOf=seq/u);
    await walk.page.getByText('A past reading').waitFor();
    expect(await walk.page.locator('.correct-menu').count()).toBe(0);
  });

  it('can’t withdraw the last support of an occurrence, and keeps what was written until it is thrown away on purpose', async () => {
    const { choose, review, because } = handsOf(walk);
    await walk.go('/occurrences/relations-worsen');
    await choose('Withdraw a citation …');
    await because('It does not say so.');
    await review();
    const dialog = walk.page.getByRole('dialog');
    await dialog.getByText(/Nothing else supports the occurrence/u).waitFor();
    expect(await dialog.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe(
      'It does not say so.',
    );
    await walk.picture('correcting-withdraw-refused');
    await walk.page.keyboard.press('Escape');
    await dialog.getByText(/Escape once more throws it away/u).waitFor();
    await walk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect((await occurrenceIn(room, 'relations-worsen')).citations).toHaveLength(1);
  });

  it('retracts an occurrence and reinstates it', async () => {
    const { choose, review, append, because } = handsOf(walk);
    const { id } = await occurrenceIn(room, 'ip-commission-estimate');
    await walk.go('/occurrences/ip-commission-estimate');
    await choose('Retract …');
    await because('It turned out to be a rumour.');
    await review();
    await append();
    await walk.page.getByText('The archive no longer stands by this occurrence.').waitFor();
    expect(new URL(walk.page.url()).pathname).toBe(`/occurrences/${id}`);
    await choose('Reinstate …');
    await because('It was none.');
    await review();
    await append();
    await walk.page
      .getByText('The archive no longer stands by this occurrence.')
      .waitFor({ state: 'detached' });
    expect((await occurrenceIn(room, id)).status).toBe('live');
  });

  it('merges duplicates and brings a citation along', async () => {
    const { choose, review, append, because } = handsOf(walk);
    const gone = await occurrenceIn(room, 'judiciary-strengthened');
    const kept = await occurrenceIn(room, 'cloudhopper');
    await walk.go('/occurrences/judiciary-strengthened');
    await choose('Merge into another …');
    const dialog = walk.page.getByRole('dialog');
    const other = dialog.getByRole('combobox', { name: 'The other occurrence' });
    await other.fill(kept.title);
    await dialog.getByRole('option', { name: kept.title }).first().click();
    await dialog.getByRole('columnheader', { name: 'Is kept' }).waitFor();
    await walk.picture('correcting-merge');
    expect(await findings(walk)).toEqual([]);
    await because('They are the same.');
    await review();
    await append();
    await walk.page.getByText('The archive holds this to be the same as').waitFor();
    expect(await occurrenceIn(room, gone.id)).toMatchObject({
      status: 'merged',
      mergedInto: { id: kept.id },
    });
    expect((await occurrenceIn(room, kept.id)).citations).toHaveLength(kept.citations.length + 1);
    await walk.page.locator('.saved-notice').getByRole('button', { name: 'Undo' }).click();
    await append();
    expect(await saidOf(room, gone.id)).toContain('OccurrenceReinstated');
    expect((await occurrenceIn(room, kept.id)).citations).toHaveLength(kept.citations.length);
  });

  it('works from the keyboard alone', async () => {
    await walk.go('/occurrences/companies-appeal');
    const { keyboard } = walk.page;
    await walk.page.locator('.correct-menu > summary').focus();
    await keyboard.press('Enter');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    const dialog = walk.page.getByRole('dialog', { name: 'Give it a better date' });
    await dialog.waitFor();
    await keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    // The focus is back where it came from.
    await walk.page.locator('.correct-menu > summary:focus').waitFor();
    await keyboard.press('Enter');
    await keyboard.press('Escape');
    expect(await walk.page.locator('.correct-menu').getAttribute('open')).toBeNull();
  });

  it('describes an actor otherwise, and clears what is emptied', async () => {
    const { choose, review, append } = handsOf(walk);
    await walk.go('/actors/apt10');
    await choose('Revise …');
    const dialog = walk.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Other names' }).fill('menuPass\nStone Panda');
    await review();
    await append();
    await walk.page.getByText('Also called menuPass, Stone Panda.').waitFor();
    await choose('Revise …');
    await dialog.getByRole('textbox', { name: 'Other names' }).fill('');
    await review();
    await append();
    await walk.page.getByText('Also called').waitFor({ state: 'detached' });
  });
});

describe('on a narrow screen', () => {
  it('Escape closes a dialog and leaves the panel beneath it open', async () => {
    const here = await walkAs(room, ada, { viewport: { width: 390, height: 800 } });
    await here.go('/?open=relations-worsen');
    await handsOf(here).choose('Redate …');
    const dialog = here.page.getByRole('dialog', { name: 'Give it a better date' });
    await dialog.waitFor();
    await here.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await here.page.locator('.sheet .correct-menu > summary:focus').waitFor();
    expect(new URL(here.page.url()).searchParams.get('open')).toBe('relations-worsen');
    await here.page.keyboard.press('Escape');
    await here.page.waitForURL((url) => !url.search.includes('open='));
    await here.page.context().close();
  });
});

describe('a contributor', () => {
  it('proposes what an editor appends', async () => {
    const kim = await staff.make('contributor', 'Kim Roe');
    const theirs = await walkAs(room, kim);
    const { choose, review, because } = handsOf(theirs);
    const before = await saidOf(room, 'cloudhopper');
    await theirs.go('/occurrences/cloudhopper');
    await choose('Retract …');
    await because('I doubt it.');
    await review();
    expect(await theirs.page.getByRole('button', { name: 'Append' }).count()).toBe(0);
    await theirs.page.getByRole('button', { name: 'Propose' }).waitFor();
    await theirs.page.getByRole('button', { name: 'Propose' }).click();
    await theirs.page.locator('.saved-notice', { hasText: 'Proposed' }).waitFor();
    expect(await saidOf(room, 'cloudhopper')).toEqual(before);
    await theirs.page.getByRole('link', { name: 'See the proposal' }).click();
    await theirs.page.waitForURL(/\/proposals\//u);
    await theirs.page.getByText('I doubt it.').first().waitFor();
    await theirs.page.context().close();
  });
});

describe('a reader', () => {
  it('is offered nothing to correct', async () => {
    const reading = await room.walk();
    await reading.go('/occurrences/cloudhopper');
    expect(await reading.page.locator('.correct-menu').count()).toBe(0);
    await reading.page.context().close();
  });
});

describe.each([
  ['narrow', { viewport: { width: 390, height: 800 }, colorScheme: 'light' }],
  ['dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
] as const)('on a %s screen', (look, options) => {
  it('axe finds nothing in menus, dialogs and the form, and nothing is too wide', async () => {
    const here = await walkAs(room, ada, options);
    const { choose } = handsOf(here);
    const found: string[] = [];
    const check = async (name: string): Promise<void> => {
      await here.picture(`correcting-${look}-${name}`);
      found.push(...(await findings(here)).map((line) => `${name}: ${line}`));
      if ((await overflow(here)) > 0) found.push(`${name} is wider than the screen`);
    };
    await here.go('/occurrences/cloudhopper');
    await here.page.locator('.correct-menu > summary').click();
    await check('menu');
    await here.page.locator('.correct-menu > summary').click();
    for (const [name, title] of [
      ['Redate …', 'redate'],
      ['Tell a competing claim …', 'dispute'],
    ] as const) {
      await choose(name);
      await check(title);
      await here.page.getByRole('button', { name: 'Cancel' }).click();
    }
    await here.go('/occurrences/cloudhopper/revise');
    await here.page.getByRole('textbox', { name: 'Title' }).waitFor();
    await check('revise');
    await here.go('/ledger');
    await check('ledger');
    expect(found).toEqual([]);
    await here.page.context().close();
  });
});
