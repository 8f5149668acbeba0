import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findings, overflow } from './axe.ts';
import { editorAt } from './corrections.ts';
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

const compared = (page: Page = walk.page): Locator => page.getByTestId('compared');
const changes = (): Locator =>
  walk.page.getByRole('list', { name: 'Changes' }).locator(':scope > li');
const change = (title: string): Locator =>
  changes().filter({ has: walk.page.getByRole('heading', { name: title }) });
const timeline = (name: RegExp): Locator => walk.page.getByRole('region', { name });
const panel = (name: string): Locator => walk.page.getByRole('complementary', { name });

/** A state may take a busy machine as long as this to come to. */
const patience = { timeout: 15_000 };

/** What the page says that it compares, once it says this. */
async function says(words: string, page: Page = walk.page): Promise<void> {
  const told = async (): Promise<string | undefined> =>
    (await compared(page).textContent())?.replaceAll(/\s+/gu, ' ');
  await expect.poll(told, patience).toBe(words);
}

const until2015 = 'Comparing what had begun by 2015 with all that the archive tells: + 49 added.';

describe('two dates of history compared', () => {
  it('are entered from the timeline, and mark what began in between', async () => {
    await walk.go('/?until=2015');
    await walk.page.getByRole('link', { name: 'Compare' }).click();
    await walk.page.waitForURL(/[?&]compare=overlay/u);
    // Counted by hand: of 108 occurrences 49 can have begun on 1 January 2016 at the earliest.
    await says(until2015);
    await expect.poll(() => changes().count(), patience).toBe(49);
    const both = timeline(/^Timeline of both readings/u);
    await both.locator('.tl-change-added').first().waitFor();
    const added = both.getByRole('option', { name: 'added: Meng Wanzhou arrested in Vancouver' });
    await added.waitFor({ state: 'attached' });
    const there = both.getByRole('option', { name: /^CloudHopper campaign of APT 10/u });
    await there.waitFor({ state: 'attached' });
    expect(await walk.page.getByRole('complementary', { name: /Which reading/u }).count()).toBe(0);
    await walk.picture('compare-overlay');
  });

  it('stand side by side on one axis, and move together', async () => {
    await walk.go('/?until=2015&compare=overlay');
    await says(until2015);
    await walk.page.getByRole('radio', { name: 'Side by side' }).check();
    await walk.page.waitForURL(/compare=side/u);
    const upper = timeline(/^Timeline, Earlier: what had begun by 2015/u);
    const lower = timeline(/^Timeline, Later: all that the archive tells/u);
    await lower.locator('.tl-change-added').first().waitFor();
    expect(await upper.locator('.tl-change-added').count()).toBe(0);
    const axis = (of: Locator): Promise<string[]> =>
      of.locator('.tl-tick, .tl-context').allTextContents();
    const before = await axis(upper);
    expect(await axis(lower)).toEqual(before);
    const box = await lower.locator('.tl-vis').boundingBox();
    if (!box) throw new Error('the lower timeline has no box');
    await walk.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await walk.page.mouse.wheel(0, -900);
    await walk.page.waitForURL(/[?&]from=/u);
    await expect.poll(() => axis(upper), patience).not.toEqual(before);
    await expect.poll(() => axis(upper), patience).toEqual(await axis(lower));
    await walk.picture('compare-side');
  });

  it('are in the link, which opens the same comparison', async () => {
    await walk.go('/?until=2015&compare=side&against.until=2018&kind=prosecution');
    const words = (await compared().textContent()) ?? '';
    expect(words).toContain('Comparing what had begun by 2015 with what had begun by 2018');
    await expect.poll(() => changes().count(), patience).toBeGreaterThan(0);
    const [count, told] = [await changes().count(), await compared().textContent()];
    const other = await room.walk();
    await other.go(walk.page.url().slice(room.server.url.length));
    await expect.poll(() => compared(other.page).textContent(), patience).toBe(told);
    const listed = other.page.getByRole('list', { name: 'Changes' }).locator(':scope > li');
    await expect.poll(() => listed.count(), patience).toBe(count);
    expect(await other.page.getByRole('radio', { name: 'Side by side' }).isChecked()).toBe(true);
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
  });

  it('change places with one click, and are left with one', async () => {
    await walk.go('/?until=2015&compare=overlay');
    await says(until2015);
    await walk.page.getByRole('button', { name: 'Swap' }).click();
    await walk.page.waitForURL(/compare=overlay&against\.until=2015/u);
    expect(walk.page.url()).not.toMatch(/[?&]until=/u);
    await says(until2015);
    await walk.page.getByRole('button', { name: 'Leave the comparison' }).click();
    await walk.page.waitForURL((url) => url.search === '');
    await walk.page.getByRole('list', { name: 'Occurrences' }).waitFor();
    await walk.page.goBack();
    await says(until2015);
  });

  it('are typed in plain words, and asked about where these are not plain', async () => {
    await walk.go('/');
    await walk.page.getByRole('link', { name: 'Compare' }).click();
    await says('Both readings are the same: the archive now.');
    const own = walk.page.getByRole('group', { name: 'This reading' });
    const known = own.getByRole('textbox', { name: 'Known by' });
    await known.fill('the end of time');
    await known.press('Enter');
    await own.getByText(/no date that can be read/u).waitFor();
    await known.fill('1/2/2019');
    await known.press('Enter');
    await own.getByRole('button', { name: '2 January 2019' }).waitFor();
    await own.getByRole('button', { name: '1 February 2019' }).click();
    await walk.page.waitForURL(/knownBy=2019-02-01/u);
    expect(await known.inputValue()).toBe('1 February 2019');
    expect(await known.evaluate((field) => field === document.activeElement)).toBe(true);
  });
});

describe('two dates of knowledge compared', () => {
  it('tell what only a later source told, and what it told otherwise', async () => {
    await walk.go('/?knownBy=2019&compare=overlay');
    // Thirteen occurrences have no source from before 2020; six others gained a citation.
    await says(
      'Comparing what was known by 2019 with all that the archive tells: + 13 added, ∆ 6 changed.',
    );
    await walk.page.getByRole('button', { name: '6 changed' }).click();
    await expect.poll(() => changes().count(), patience).toBe(6);
    const tallinn = change('Authors of the Tallinn Manual');
    expect(await tallinn.textContent()).toMatch(/Sources\s*now .*Governmental practices/u);
    await walk.page.getByRole('button', { name: '6 changed' }).click();
    await expect.poll(() => changes().count(), patience).toBe(19);
    await change('Singapore International Cyber Week 2023').getByText('added').waitFor();
  });
});

describe('two states of the archive compared', () => {
  beforeAll(async () => {
    const editor = await editorAt(room.server);
    const date = { edtf: '2015-09-24/2015-09-25', basis: 'stated' };
    await editor.say(
      'xi-state-visit',
      'OccurrenceRedated',
      { date },
      'The joint statement has the days',
    );
    const title = 'Survey of supply-chain attacks by CrowdStrike';
    await editor.say(
      'crowdstrike-survey',
      'OccurrenceRevised',
      { title },
      'As the survey names itself',
    );
    await editor.say(
      'track-1-dialogue',
      'OccurrenceRetracted',
      {},
      'Its source tells of another meeting',
    );
    const hotline = {
      title: 'Joint hotline on cyber crime opened',
      summary: 'The two ministries can call each other.',
      date: { edtf: '2016-08', basis: 'stated' },
      kind: 'diplomacy',
      importance: 4,
      citations: [{ source: 'ubqxinuwzsdf', locator: 'paragraph 9', stance: 'supports' }],
    };
    await editor.say('hotline', 'OccurrenceRecorded', hotline, 'Missing so far');
  });

  const corrected =
    'Comparing the archive as it stood after event 443 with the archive now: ' +
    '+ 1 added, − 1 removed, ↔ 1 moved, ∆ 1 changed.';

  it('tell each correction by its sort: what was said before and after, by whom and why', async () => {
    await walk.go('/?compare=overlay&against.asOf=seq:443');
    await says(corrected);
    const moved = change('State visit of Xi Jinping');
    await moved.getByText('moved').waitFor();
    const told = (await moved.textContent()) ?? '';
    expect(told).toContain('from September 2015 to 24 to 25 September 2015');
    expect(told).toContain('Given a better date by Ada');
    expect(told).toContain('The joint statement has the days');
    const changed = (await change('Survey of supply-chain').textContent()) ?? '';
    expect(changed).toContain('Title from CrowdStrike survey of attacks on digital supply chains');
    await change('Joint hotline on cyber crime opened').getByText('added').waitFor();
    await change('Track 1 Dialogue').getByText('removed').waitFor();
    const both = timeline(/^Timeline of both readings/u);
    for (const sort of ['added', 'removed', 'moved', 'former', 'changed'])
      expect(await both.locator(`.tl-plot .tl-change-${sort}`).count()).toBe(1);
    expect(await both.getByRole('list', { name: 'Marks of change' }).count()).toBe(1);
    await walk.picture('compare-corrections');
  });

  it('open what is compared as the reading that has it tells it', async () => {
    await walk.go('/?compare=overlay&against.asOf=seq:443');
    await says(corrected);
    await walk.page.getByRole('link', { name: /^State visit of Xi Jinping/u }).click();
    const visit = panel('State visit of Xi Jinping to the United States');
    await visit.getByText('Told here as in the later reading: the archive now.').waitFor();
    await visit.getByRole('button', { name: 'Close' }).click();
    await walk.page.getByRole('link', { name: /^Track 1 Dialogue/u }).click();
    const dialogue = panel('Track 1 Dialogue on Good Governmental Practices');
    await dialogue.getByText(/^Only the earlier reading has it/u).waitFor();
    expect(await dialogue.getByText('no longer stands by').count()).toBe(0);
    await walk.picture('compare-opened');
  });

  it('are reached from a change in the history of an occurrence', async () => {
    await walk.go('/occurrences/xi-state-visit');
    await walk.page.getByText(/events in the archive’s log/u).click();
    const links = walk.page.getByRole('link', { name: 'Compare with before this change' });
    await links.last().click();
    await walk.page.waitForURL(/against\.asOf=seq%3A443/u);
    await says(corrected);
    await panel('State visit of Xi Jinping to the United States').waitFor();
  });

  it('are read with the keyboard alone', async () => {
    await walk.go('/?compare=overlay&against.asOf=seq:443');
    await says(corrected);
    await expect.poll(() => changes().count(), patience).toBe(4);
    await walk.page.keyboard.press('l');
    const title = (): Promise<string> =>
      walk.page.evaluate(() => document.activeElement?.textContent ?? '');
    while (!(await title()).startsWith('State visit')) await walk.page.keyboard.press('Tab');
    await walk.page.keyboard.press('ArrowDown');
    await expect.poll(title, patience).toBe('Joint hotline on cyber crime opened');
    await walk.page.keyboard.press('Enter');
    await panel('Joint hotline on cyber crime opened').waitFor();
    await walk.page.keyboard.press('Escape');
    await walk.page.waitForURL((url) => !url.search.includes('open='));
    await expect.poll(title, patience).toBe('Joint hotline on cyber crime opened');
  });

  it.each([
    ['wide', { width: 1440, height: 1000 }, 'light'],
    ['narrow', { width: 360, height: 780 }, 'light'],
    ['dark', { width: 1440, height: 1000 }, 'dark'],
    ['narrow-dark', { width: 360, height: 780 }, 'dark'],
  ] as const)('are clean to axe and fit the screen: %s', async (look, viewport, colorScheme) => {
    const other = await room.walk({ viewport, colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const [name, query] of [
      ['overlay', 'compare=overlay&against.asOf=seq:443'],
      ['side', 'until=2015&compare=side'],
      ['same', 'compare=overlay'],
      ['opened', 'compare=overlay&against.asOf=seq:443&open=xi-state-visit'],
    ] as const) {
      await other.go(`/?${query}`);
      await other.page.locator('.tl-plot').first().waitFor();
      await other.picture(`${look}-compare-${name}`);
      found.push(...(await findings(other)).map((line) => `${name}: ${line}`));
      const wider = await overflow(other);
      if (wider > 0) found.push(`${name}: is ${wider} px wider than the screen`);
    }
    expect(found).toEqual([]);
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
  });
});
