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

const timeline = () => walk.page.getByRole('region', { name: 'Timeline' });
const items = () => timeline().getByRole('option');
const panel = (name: string | RegExp) => walk.page.getByRole('complementary', { name });
const counted = async (): Promise<number> => {
  const text = await walk.page
    .getByText(/\d+ occurrences?( of \d+)?$/u)
    .first()
    .textContent();
  return Number(/(\d+) occurrence/u.exec(text ?? '')?.[1]);
};

describe('a historian who reads', () => {
  it('opens with the most important titled, and what the signs mean in view', async () => {
    await walk.page.setViewportSize({ width: 1440, height: 900 });
    await walk.go('/');
    await walk.page.locator('.tl-mark.tl-weight-600').first().waitFor();
    expect(await walk.page.locator('.tl-mark.tl-weight-600.tl-bare').count()).toBe(0);
    const foot = await walk.page.locator('.tl-foot').boundingBox();
    expect((foot?.y ?? 0) + (foot?.height ?? Infinity)).toBeLessThanOrEqual(900);
    await walk.picture('first-screen');
  });

  it('sees the chronicle drawn and listed', async () => {
    await walk.go('/');
    await items().first().waitFor({ state: 'attached' });
    expect(await items().count()).toBeGreaterThan(80);
    expect(await walk.page.getByRole('list', { name: 'Occurrences' }).count()).toBe(1);
    await walk.picture('wide');
  });

  it('zooms and drags, and the address follows', async () => {
    await walk.go('/');
    await items().first().waitFor({ state: 'attached' });
    const before = walk.page.url();
    await walk.page.getByRole('button', { name: 'Zoom in' }).click();
    await walk.page.waitForURL((url) => url.href !== before);
    const zoomed = walk.page.url();
    const box = await timeline().boundingBox();
    if (!box) throw new Error('the timeline has no box');
    const middle = { x: box.x + box.width / 2, y: box.y + 200 };
    await walk.page.mouse.move(middle.x, middle.y);
    await walk.page.mouse.down();
    await walk.page.mouse.move(middle.x - 300, middle.y, { steps: 8 });
    await walk.page.mouse.up();
    await walk.page.waitForURL((url) => url.href !== zoomed);
    await walk.picture('zoomed');
    await walk.page.getByRole('button', { name: 'All time' }).click();
    await walk.page.waitForURL((url) => url.href !== zoomed);
  });

  it('filters by a facet, and takes the filter off again', async () => {
    await walk.go('/');
    const all = await counted();
    await walk.page.getByRole('checkbox', { name: /^Cyber operations/u }).check();
    await walk.page.waitForURL(/kind=cyber-operation/u);
    await expect.poll(counted).toBeLessThan(all);
    const filtered = await counted();
    const listed = walk.page.getByRole('list', { name: 'Occurrences' }).getByRole('listitem');
    await expect.poll(() => listed.count()).toBe(filtered);
    await walk.picture('filtered');
    await walk.page.getByRole('button', { name: /Remove the filter/u }).click();
    await expect.poll(counted).toBe(all);
  });

  it('searches while typing, and sees what matched', async () => {
    await walk.go('/');
    await walk.page.getByRole('searchbox', { name: 'Search the archive' }).fill('meng');
    await walk.page.waitForURL(/q=meng/u);
    await walk.page.locator('mark').first().waitFor();
    expect((await walk.page.locator('mark').first().textContent())?.toLowerCase()).toBe('meng');
    await walk.picture('searched');
  });

  it('opens an occurrence, reads its sources, and follows a relation', async () => {
    await walk.go('/?q=CloudHopper');
    await walk.page.getByRole('link', { name: 'CloudHopper campaign of APT 10' }).click();
    const opened = panel('CloudHopper campaign of APT 10');
    await opened.waitFor();
    await opened.getByText('2014/..').first().waitFor();
    expect(await opened.getByText(/paragraph 22/u).count()).toBeGreaterThan(0);
    await walk.picture('opened');
    const related = opened.getByRole('region', { name: 'Relations' }).getByRole('link').first();
    const name = await related.textContent();
    await related.click();
    await panel(name ?? '').waitFor();
    await walk.page.goBack();
    await opened.waitFor();
  });

  it('draws relations as arcs on demand', async () => {
    await walk.go('/?q=CloudHopper');
    await walk.page.getByRole('link', { name: 'CloudHopper campaign of APT 10' }).click();
    await walk.page.getByRole('checkbox', { name: /arcs/u }).check();
    await walk.page.waitForURL(/arcs=1/u);
    await walk.go('/?arcs=1&open=cloudhopper');
    await timeline().locator('.tl-arc').first().waitFor({ state: 'attached' });
    await walk.picture('arcs');
  });

  it('copies a link that opens the same view', async () => {
    await walk.go('/');
    await walk.page.getByRole('checkbox', { name: /^Cyber operations/u }).check();
    await walk.page.waitForURL(/kind=/u);
    await walk.page.getByLabel('Lanes').selectOption('actor');
    await walk.page.waitForURL(/lanes=actor/u);
    await walk.page.getByRole('link', { name: 'CloudHopper campaign of APT 10' }).click();
    await walk.page.waitForURL(/open=/u);
    const count = await counted();
    const other = await room.walk();
    await other.page.goto(walk.page.url());
    await other.page
      .getByRole('complementary', { name: 'CloudHopper campaign of APT 10' })
      .waitFor();
    expect(await other.page.getByLabel('Lanes').inputValue()).toBe('actor');
    expect(await other.page.getByRole('checkbox', { name: /^Cyber operations/u }).isChecked()).toBe(
      true,
    );
    expect(
      Number(
        /(\d+) occurrence/u.exec(
          (await other.page
            .getByText(/\d+ occurrences?/u)
            .first()
            .textContent()) ?? '',
        )?.[1],
      ),
    ).toBe(count);
    expect(other.complaints).toEqual([]);
    await other.page.context().close();
  });

  it('counts in the timeline what the list lists', async () => {
    for (const query of ['', '?kind=cyber-operation', '?from=2018&to=2018', '?q=huawei']) {
      const [timeline, list] = await Promise.all(
        ['timeline', 'occurrences'].map(async (path) => {
          const answer = await fetch(`${room.server.url}/api/${path}${query}`);
          return (await answer.json()) as { total: number; bins?: { count: number }[] };
        }),
      );
      const binned = timeline?.bins?.reduce((sum, { count }) => sum + count, 0);
      expect([binned, timeline?.total]).toEqual([list?.total, list?.total]);
    }
  });
});

describe('pages of their own', () => {
  it.each([
    ['/occurrences/cloudhopper', 'CloudHopper campaign of APT 10', 'page-occurrence'],
    ['/actors', 'Actors', 'page-actors'],
    ['/actors/apt10', 'APT 10', 'page-actor'],
    ['/sources', 'Sources', 'page-sources'],
    ['/sources/liao-ip-rights', 'IP Rights: The Pressing Need for Standards', 'page-source'],
    ['/instruments', 'Instruments', 'page-instruments'],
  ])('%s is headed %s', async (path, heading, picture) => {
    await walk.go(path);
    await walk.page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await walk.picture(picture);
  });

  it('shows an instrument with the periods of its standing', async () => {
    await walk.go('/instruments');
    await walk.page.getByRole('link', { name: /^Agreement between the United States/u }).click();
    await walk.page.getByRole('table').first().waitFor();
    await walk.picture('page-instrument');
  });
});
