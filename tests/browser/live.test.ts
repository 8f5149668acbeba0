import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { editorAt, type Editor } from './corrections.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
let editor: Editor;
let walk: Walk;
let source = '';
beforeAll(async () => {
  room = await openReadingRoom();
  editor = await editorAt(room.server);
  const response = await fetch(`${room.server.url}/api/sources?limit=1`);
  const { items } = (await response.json()) as { items: readonly { id: string }[] };
  source = items[0]?.id ?? '';
});
afterAll(() => room.close());
beforeEach(async () => {
  walk = await room.walk();
});
afterEach(async () => {
  expect(walk.complaints).toEqual([]);
  await walk.page.context().close();
});

/** Tells an occurrence that the founding chronicle does not have. */
function tell(id: string, title: string, date: string): Promise<void> {
  const data = {
    title,
    kind: 'statement',
    date: { edtf: date },
    importance: 5,
    citations: [{ source, locator: 'page 1', stance: 'supports' }],
  };
  return editor.say(id, 'OccurrenceRecorded', data, '');
}

/** Waits until the page hears the live log: what is appended before is not told, it is read. */
const listening = (page: Walk['page']) =>
  page.waitForResponse((response) => response.url().includes('/api/events/live'));

describe('what a colleague appends', () => {
  it('arrives on an open timeline and list, which keep their place', async () => {
    const heard = listening(walk.page);
    await walk.go('/?from=2015&to=2019');
    await heard;
    const row = walk.page.locator('.rows > li').nth(30);
    await row.scrollIntoViewIfNeeded();
    const title = (await row.getByRole('link').first().textContent()) ?? '';
    await row.getByRole('link').first().focus();
    const before = (await row.boundingBox())?.y ?? 0;
    const address = walk.page.url();
    await tell('live-one', 'Told while others read', '2015-01-02');
    await walk.page.getByRole('link', { name: 'Told while others read' }).waitFor();
    const kept = walk.page.locator('.rows > li', { hasText: title }).first();
    expect(Math.abs(((await kept.boundingBox())?.y ?? 0) - before)).toBeLessThanOrEqual(1);
    const focused = walk.page.locator('.rows > li:focus-within');
    expect(await focused.textContent()).toContain(title);
    expect(walk.page.url()).toBe(address);
    const marks = walk.page.getByRole('region', { name: 'Timeline' }).getByRole('option');
    await marks.filter({ hasText: 'Told while others read' }).waitFor({ state: 'attached' });
  });

  it('arrives in the panel, whose unfolded history and scroll stay', async () => {
    const heard = listening(walk.page);
    await walk.go('/?open=cloudhopper');
    await heard;
    const panel = walk.page.getByRole('complementary');
    await panel.locator('details.history summary').click();
    await panel.locator('.history li').first().waitFor();
    const scroll = panel.locator('.panel-scroll');
    await scroll.evaluate((element) => element.scrollTo({ top: 200, behavior: 'instant' }));
    await editor.say('cloudhopper', 'OccurrenceRevised', { tags: ['live-tag'] }, 'a better tag');
    await panel.getByText('a better tag').waitFor();
    expect(await scroll.evaluate((element) => Math.round(element.scrollTop))).toBe(200);
    expect(await panel.locator('details.history').getAttribute('open')).not.toBeNull();
  });

  it('does not come to a page that is pinned to the past', async () => {
    await walk.go('/?asOf=seq:300');
    const asked: string[] = [];
    const heard = listening(walk.page);
    await walk.page.reload();
    await heard;
    await walk.page.locator('.rows > li').first().waitFor();
    walk.page.on('request', (request) => asked.push(request.url()));
    const other = await room.walk();
    const otherHeard = listening(other.page);
    await other.go('/?from=2015&to=2019');
    await otherHeard;
    await tell('live-two', 'Told to the present only', '2016-03-04');
    await other.page.getByRole('link', { name: 'Told to the present only' }).waitFor();
    expect(asked.filter((url) => url.includes('asOf='))).toEqual([]);
    await other.page.context().close();
  });

  it('reaches every tab of a browser through one stream', async () => {
    const opened: string[] = [];
    walk.page.context().on('request', (request) => {
      if (request.url().includes('/api/events/live')) opened.push(request.url());
    });
    const heard = listening(walk.page);
    await walk.go('/?from=2015&to=2019');
    await heard;
    const second = await walk.page.context().newPage();
    await second.goto(`${room.server.url}/?from=2015&to=2019`);
    await second.locator('.rows > li').first().waitFor();
    await tell('live-three', 'Told to two tabs', '2017-05-06');
    for (const page of [second, walk.page]) {
      await page.bringToFront();
      await page.getByRole('link', { name: 'Told to two tabs' }).waitFor();
    }
    expect(opened).toHaveLength(1);
    // The tab that held the stream goes, and the other takes it over.
    await walk.page.close();
    await second.bringToFront();
    await expect.poll(() => opened.length).toBe(2);
    await tell('live-four', 'Told to the tab that is left', '2017-05-07');
    await second.getByRole('link', { name: 'Told to the tab that is left' }).waitFor();
  });
});
