import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fiveDays } from './five-days.ts';
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

/** The years of the walk, so that it does not depend on the chronicle's opening window. */
const years = 'from=2014&to=2025';

const bar = (on = walk) => on.page.getByRole('region', { name: 'Replay' });
const button = (name: string) => bar().getByRole('button', { name, exact: true });
const slider = (on = walk) => bar(on).getByRole('slider', { name: 'Replay to' });
const grip = () => walk.page.getByRole('slider', { name: 'Play-head' });
const head = (on = walk): Promise<string | null> => on.page.locator('.head-day').textContent();
const counts = (on = walk): Promise<string | null> => on.page.locator('.head-counts').textContent();
const board = (on = walk) => on.page.getByRole('region', { name: 'State of things' });
const press = (key: string): Promise<void> => walk.page.keyboard.press(key);

/** How each instrument stands, as the board words it: `Signed` by the instrument's name. */
async function standings(on = walk): Promise<Readonly<Record<string, string>>> {
  const entries = await board(on)
    .locator('.board-row')
    .evaluateAll((rows) =>
      rows.map((row) => [
        row.querySelector('h3')?.textContent ?? '',
        row.querySelector('strong')?.textContent ?? '',
      ]),
    );
  return Object.fromEntries(entries) as Record<string, string>;
}

async function showAllOfTheBoard(): Promise<void> {
  await board().getByRole('checkbox', { name: 'Hide those not yet begun' }).uncheck();
  const more = board().getByRole('button', { name: /^\d+ more$/u });
  if (await more.isVisible()) await more.click();
}

async function goTo(date: string, day: string): Promise<void> {
  await walk.page.getByLabel('Go to').fill(date);
  await press('Enter');
  await expect.poll(head).toBe(day);
}

describe('an analyst who replays', () => {
  it('plays from 2014 to 2025, and it stops at the end', async () => {
    await walk.go(`/?${years}`);
    await walk.page.getByRole('button', { name: 'Replay', exact: true }).click();
    await bar().waitFor();
    expect(await head()).toBe('Now');
    await bar().getByLabel('In', { exact: true }).selectOption('5');
    await button('Play').click();
    await button('Pause').waitFor();
    await button('Play').waitFor();
    expect(await head()).toBe('31 December 2025');
    await walk.page.waitForURL(/until=2025-12-31/u);
    const stood = await standings();
    // “Ten-year timeframe” (31); October 2024 (GP6); 2024 (GP19).
    expect(stood).toMatchObject({
      'Made in China 2025': 'Term ended',
      'Secure Innovation campaign': 'Launched',
      'Austria’s position on cyber espionage and sovereignty': 'Stated',
    });
    await walk.picture('replay-end');
  });

  it('sees on five days how things stood', async () => {
    await walk.go(`/?${years}&replay=1`);
    await board().waitFor();
    for (const [index, { date, day, stood }] of fiveDays.entries()) {
      await goTo(date, day);
      if (index === 0) await showAllOfTheBoard();
      await expect.poll(standings).toMatchObject(stood);
    }
    await walk.picture('replay-board');
  });

  it('sees nothing after the head, in timeline, list and counts', async () => {
    await walk.go(`/?${years}&until=2015-12`);
    await bar().waitFor();
    expect(await head()).toBe('31 December 2015');
    const shown = Number(/^(\d+) of \d+ had begun/u.exec((await counts()) ?? '')?.[1]);
    expect(shown).toBeGreaterThan(20);
    const listed = walk.page.getByRole('list', { name: 'Occurrences' }).getByRole('listitem');
    await expect.poll(() => listed.count()).toBe(shown);
    const options = walk.page.getByRole('listbox').getByRole('option');
    await expect.poll(() => options.count()).toBe(shown);
    await walk.page.getByText('A past reading: only what had begun by December 2015.').waitFor();
    // Of the overview, from 2001 to 2026, what comes after 2015 is more than a third.
    const cut = await walk.page
      .locator('.tl-overview-later')
      .evaluate((later) => Number(/([\d.]+)%/u.exec(getComputedStyle(later).clipPath)?.[1]));
    expect(cut).toBeGreaterThan(45);
    expect(cut).toBeLessThan(65);
    const mark = walk.page.locator('.tl-mark', { hasText: 'China agree to refrain' });
    expect(await mark.isVisible()).toBe(true);
    await goTo('August 2015', '31 August 2015');
    await expect.poll(() => mark.isVisible()).toBe(false);
  });

  it('steps by keyboard from occurrence to occurrence, and by month', async () => {
    await walk.go(`/?${years}&until=2015-09-15`);
    await bar().waitFor();
    await slider().focus();
    await press('.');
    // The next that may have begun: the G20 summit of November 2015.
    await expect.poll(head).toBe('1 November 2015');
    await press(',');
    await expect.poll(head).toBe('1 September 2015');
    await press('ArrowRight');
    await expect.poll(head).toBe('1 October 2015');
    await press('PageUp');
    await expect.poll(head).toBe('1 October 2016');
    await press('Home');
    await expect.poll(head).toBe('1 January 2014');
    await grip().focus();
    await press('ArrowRight');
    await expect.poll(head).toBe('1 February 2014');
    expect(await grip().getAttribute('aria-valuetext')).toBe('1 February 2014');
    await press(' ');
    await button('Pause').waitFor();
    await press(' ');
    await button('Play').waitFor();
    await press('End');
    await expect.poll(head).toBe('31 December 2025');
    await walk.page.waitForURL(/until=2025-12-31/u);
  });

  it('drags the head, and all follows', async () => {
    await walk.go(`/?${years}&until=2015-09-15`);
    await expect.poll(() => grip().textContent()).toBe('15 September 2015');
    const box = await grip().boundingBox();
    if (!box) throw new Error('the grip has no box');
    const before = await counts();
    await walk.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await walk.page.mouse.down();
    await walk.page.mouse.move(box.x + 300, box.y + 5, { steps: 12 });
    await expect.poll(counts).not.toBe(before);
    await walk.page.mouse.up();
    const day = await head();
    expect(day).toMatch(/ 201[789]$/u);
    await walk.page.waitForURL(/until=201[789]-\d\d-\d\d/u);
    const until = new URL(walk.page.url()).searchParams.get('until');
    await walk.page.reload();
    await bar().waitFor();
    expect(await head()).toBe(day);
    expect(new URL(walk.page.url()).searchParams.get('until')).toBe(until);
    await walk.picture('replay-dragged');
  });

  it('asks which of two dates is meant, and decides nothing', async () => {
    await walk.go(`/?${years}&replay=1`);
    await bar().waitFor();
    await walk.page.getByLabel('Go to').fill('11/12/2018');
    await press('Enter');
    await walk.page.getByText('Which is meant?').waitFor();
    expect(await head()).toBe('Now');
    await walk.page.getByRole('button', { name: '11 December 2018' }).click();
    await expect.poll(head).toBe('11 December 2018');
    await walk.page.getByRole('button', { name: 'Back to now' }).click();
    await expect.poll(head).toBe('Now');
  });

  it('reads on the two other clocks as well', async () => {
    await walk.go(`/?${years}&replay=1`);
    await walk.page.getByLabel('Known by').fill('2018');
    await press('Enter');
    await walk.page.waitForURL(/knownBy=2018/u);
    await walk.page.getByText('only what had been published by 2018').waitFor();
    await walk.page.getByRole('button', { name: 'Clear “Known by”' }).click();
    await walk.page.waitForURL((url) => !url.search.includes('knownBy'));
    await walk.page.getByLabel('As this archive stood').fill('event 300');
    await press('Enter');
    await walk.page.waitForURL(/asOf=seq%3A300/u);
    await walk.page.getByText('A past reading: the archive as it stood after event 300').waitFor();
  });
});

describe('a replay taken away', () => {
  it('as a link mid-replay, opens with the same head, counts and board', async () => {
    await walk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await walk.go(`/?${years}&replay=1`);
    await bar().waitFor();
    await bar().getByLabel('In', { exact: true }).selectOption('15');
    await button('Play').click();
    await expect.poll(head).toMatch(/201[5-9]$/u);
    await button('Pause').click();
    await walk.page.getByRole('button', { name: 'Copy link' }).click();
    await walk.page.getByText('✓').waitFor();
    const link = await walk.page.evaluate(() => navigator.clipboard.readText());
    const other = await room.walk();
    await other.page.goto(link);
    await board(other).waitFor();
    await expect.poll(() => head(other)).toBe(await head());
    await expect.poll(() => counts(other)).toBe(await counts());
    await expect.poll(() => standings(other)).toEqual(await standings());
    expect(await slider(other).inputValue()).toBe(await slider().inputValue());
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
  });

  it('as files, holds what is shown', async () => {
    await walk.go(`/?${years}&until=2015-12`);
    await board().waitFor();
    const shown = /^\d+/u.exec((await counts()) ?? '')?.[0];
    await walk.page.locator('.export > summary').click();
    const saved = async (name: string): Promise<{ name: string; text: string }> => {
      const [download] = await Promise.all([
        walk.page.waitForEvent('download'),
        walk.page.getByRole('button', { name }).click(),
      ]);
      const text = readFileSync(await download.path(), 'utf8');
      return { name: download.suggestedFilename(), text };
    };
    const list = await saved('Occurrences as CSV');
    expect(list.name).toBe('regesta-until-2015-12.csv');
    expect(list.text).toContain('United States and China agree to refrain');
    expect(list.text).not.toContain('Huawei for theft from T-Mobile');
    const stood = await saved('State of things as CSV');
    expect(stood.text).toContain(
      'Agreement between the United States and China on cybertheft,agreement,certain,signed,2015-09',
    );
    const all: unknown = JSON.parse((await saved('Both as JSON')).text);
    expect(all).toMatchObject({ question: { until: '2015-12' } });
    expect(String(Reflect.get(Object(all), 'occurrences').length)).toBe(shown);
  });
});

describe('a reader who prefers less motion', () => {
  it('is carried from occurrence to occurrence', async () => {
    const still = await room.walk({ reducedMotion: 'reduce' });
    await still.go('/?from=2015-03&to=2015-11-30&until=2015-03-20');
    await bar(still).waitFor();
    const seen: (string | null)[] = [];
    await still.page.exposeFunction('see', (day: string | null) => seen.push(day));
    await still.page.evaluate(() => {
      const words = document.querySelector('.head-day');
      const see: unknown = Reflect.get(globalThis, 'see');
      if (words === null || typeof see !== 'function') return;
      new MutationObserver(() => see(words.textContent)).observe(words, {
        characterData: true,
        childList: true,
        subtree: true,
      });
    });
    await bar(still).getByRole('button', { name: 'Play', exact: true }).click();
    await bar(still).getByRole('button', { name: 'Pause', exact: true }).waitFor();
    await bar(still).getByRole('button', { name: 'Play', exact: true }).waitFor();
    // April (23), September (8) and November (8) are all that begins; then the window ends.
    await expect
      .poll(() => seen)
      .toEqual(['1 April 2015', '1 September 2015', '1 November 2015', '30 November 2015']);
    expect(still.complaints).toEqual([]);
    await still.page.context().close();
  });
});

describe('on a narrow screen', () => {
  it('the bar is at hand, and nothing is wider than the screen', async () => {
    const narrow = await room.walk({ viewport: { width: 360, height: 740 } });
    await narrow.go(`/?${years}&until=2018-11`);
    await board(narrow).waitFor();
    expect(await slider(narrow).isVisible()).toBe(true);
    const place = await bar(narrow).boundingBox();
    expect((place?.y ?? Infinity) + (place?.height ?? 0)).toBeLessThanOrEqual(741);
    const overflow = await narrow.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await narrow.picture('replay-narrow');
    expect(narrow.complaints).toEqual([]);
    await narrow.page.context().close();
  });
});
