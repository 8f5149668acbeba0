import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SearchAnswer } from '../../events/readings/answers.ts';
import { findings, overflow } from './axe.ts';
import { staffAt, walkAs, type Member, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
let staff: Staff;
let ada: Member;
let walk: Walk;
/** What the browser says on its own of an answer that a walk asked for, and of the page none. */
const expected =
  /Failed to load resource: (?:.* 4\d\d |net::ERR_(?:FAILED|INTERNET_DISCONNECTED))/u;

beforeAll(async () => {
  room = await openReadingRoom();
  staff = await staffAt(room.server);
  ada = await staff.make('editor', 'Ada Keller');
});
afterAll(() => room.close());
beforeEach(async () => {
  walk = await walkAs(room, ada);
});
afterEach(async () => {
  expect(walk.complaints.filter((one) => !expected.test(one))).toEqual([]);
  await walk.page.context().close();
});

const press = (key: string): Promise<void> => walk.page.keyboard.press(key);
const type = (text: string): Promise<void> => walk.page.keyboard.type(text);
const title = () => walk.page.getByRole('textbox', { name: 'Title' }).first();
const date = () => walk.page.getByRole('textbox', { name: 'Date', exact: true });
const combobox = (name: string | RegExp) => walk.page.getByRole('combobox', { name }).first();
const save = () => walk.page.getByRole('button', { name: 'Save', exact: true });
const summary = () => walk.page.getByRole('region', { name: 'This keeps it from being saved' });

/** Waits until a type-ahead has the line, then picks it. */
async function pick(field: string | RegExp, typed: string, line: string | RegExp): Promise<void> {
  await combobox(field).fill(typed);
  await walk.page.getByRole('option', { name: line }).first().click();
}

/** Writes the least that can be saved. */
async function writeLeast(text: string): Promise<void> {
  await title().fill(text);
  await date().fill('3 May 2016');
  await pick('Kind', 'statements', 'Statements and positions');
  await pick('Source', 'pressing need', /Pressing Need for Standards/u);
  await walk.page.getByRole('textbox', { name: 'Where in it' }).fill('p. 12');
}

/** The occurrences of the archive with this title. */
async function occurrencesCalled(text: string): Promise<readonly string[]> {
  const path = `/api/search?limit=50&q=${encodeURIComponent(text)}`;
  const { items } = (await staff.ask(ada, path)) as SearchAnswer;
  return items.filter(({ name }) => name === text).map(({ id }) => id);
}

describe('with the keyboard alone', () => {
  it('an editor adds a sourced occurrence and finds it on the timeline', async () => {
    await walk.go('/');
    await press('n');
    await walk.page.waitForURL(/\/add/u);
    await expect.poll(() => title().evaluate((it) => it === document.activeElement)).toBe(true);
    await type('A laboratory is opened in Bonn');
    await press('Tab');
    await type('early May 2016');
    await walk.page.getByText('some day from 1 to 10 May 2016').waitFor();
    for (let tabs = 0; tabs < 3; tabs += 1) await press('Tab');
    await type('stat');
    await walk.page.getByRole('option', { name: 'Statements and positions' }).waitFor();
    await press('Enter');
    await press('Tab');
    await type('pressing need');
    await walk.page.getByRole('option', { name: /Pressing Need for Standards/u }).waitFor();
    await press('Enter');
    await press('Tab');
    await type('p. 7');
    await press('Control+Enter');
    await walk.page.waitForURL(/\/\?open=/u);
    await walk.page.getByRole('complementary', { name: 'A laboratory is opened' }).waitFor();
    await walk.page
      .getByRole('option', { name: /A laboratory is opened in Bonn/u })
      .waitFor({ state: 'attached' });
    expect(await occurrencesCalled('A laboratory is opened in Bonn')).toHaveLength(1);
  });

  it('several follow from one source: the next keeps it, the date and the locator’s shape', async () => {
    await walk.go('/add');
    await writeLeast('The first of several');
    await press('Control+Shift+Enter');
    await walk.page.getByText('The next one keeps its source and date').waitFor();
    await expect.poll(() => title().evaluate((it) => it === document.activeElement)).toBe(true);
    await expect.poll(() => title().inputValue()).toBe('');
    expect(await date().inputValue()).toBe('3 May 2016');
    expect(await combobox('Source').inputValue()).toMatch(/Pressing Need for Standards/u);
    const locator = walk.page.getByRole('textbox', { name: 'Where in it' });
    expect(await locator.inputValue()).toBe('p. ');
    expect(await occurrencesCalled('The first of several')).toHaveLength(1);
  });

  it('arrows choose in a type-ahead, Escape closes it, and the field says which is meant', async () => {
    await walk.go('/add');
    const kind = combobox('Kind');
    await kind.focus();
    await press('ArrowDown');
    expect(await kind.getAttribute('aria-expanded')).toBe('true');
    await press('ArrowDown');
    const meant = await kind.getAttribute('aria-activedescendant');
    const line = walk.page.locator(`[id="${meant ?? ''}"]`);
    expect(await line.getAttribute('aria-selected')).toBe('true');
    const label = await line.textContent();
    await press('Escape');
    expect(await kind.getAttribute('aria-expanded')).toBe('false');
    expect(await kind.inputValue()).toBe('');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('Enter');
    expect(await kind.inputValue()).toBe(label);
  });
});

describe('saving', () => {
  it('is refused without support: each issue stands at its field, and the summary leads there', async () => {
    await walk.go('/add');
    await title().fill('Without a source');
    await date().fill('12/1/2018');
    await save().click();
    await summary().waitFor();
    expect(await summary().evaluate((it) => it === document.activeElement)).toBe(true);
    expect(await summary().getByRole('link').allTextContents()).toEqual([
      'Date can be read in several ways; say which is meant.',
      'Kind is missing; pick one, or type a new one.',
      'Citation 1, source is missing; cite what supports this.',
    ]);
    const source = combobox('Source');
    expect(await source.getAttribute('aria-invalid')).toBe('true');
    expect(await described('Source')).toMatch(/cite what supports this/u);
    await walk.picture('adding-refused');
    await summary()
      .getByRole('link', { name: /cite what supports/u })
      .click();
    expect(await source.evaluate((it) => it === document.activeElement)).toBe(true);
    await walk.page.getByRole('radio', { name: /1 December 2018/u }).check();
    await expect.poll(() => summary().getByRole('link').count()).toBe(2);
    expect(await occurrencesCalled('Without a source')).toEqual([]);
  });

  it('shows hostile text as text, and what the server says of it beside its field', async () => {
    await walk.go('/add');
    const hostile = '<img src=x onerror=alert(1)> \u202Egnp.exe';
    await writeLeast(hostile);
    await walk.page.getByRole('textbox', { name: /Summary/u }).fill('x'.repeat(100_000));
    await combobox('Source').fill('A forged page');
    await walk.page.getByRole('option', { name: /new source/u }).click();
    await walk.page.getByRole('combobox', { name: 'Type of source' }).selectOption('webpage');
    await walk.page.getByRole('textbox', { name: /Web address/u }).fill('javascript:alert(1)');
    await save().click();
    await summary()
      .getByRole('link', { name: /plain http or https address/u })
      .waitFor();
    await summary()
      .getByRole('link', { name: /Summary has too many characters/u })
      .waitFor();
    await walk.page.getByRole('textbox', { name: /Web address/u }).fill('https://example.org/');
    await walk.page.getByRole('textbox', { name: /Summary/u }).fill('Short.');
    await save().click();
    await walk.page.waitForURL(/\/\?open=/u);
    await walk.page
      .getByRole('heading', { name: /<img src=x/u })
      .first()
      .waitFor();
    expect(await occurrencesCalled(hostile)).toHaveLength(1);
  });
});

/** What a type-ahead's field is described by. */
async function described(name: string): Promise<string> {
  const ids = (await combobox(name).getAttribute('aria-describedby')) ?? '';
  const texts = ids.split(' ').map((id) => walk.page.locator(`[id="${id}"]`).textContent());
  return (await Promise.all(texts)).join(' ');
}

describe('a draft', () => {
  it('survives a reload, is listed, and is discarded only when that is meant', async () => {
    await walk.go('/add');
    await writeLeast('Half a thought');
    await walk.page.waitForURL(/draft=/u);
    await walk.page.getByText('The draft is kept in this browser').waitFor();
    await walk.page.reload();
    await expect.poll(() => title().inputValue()).toBe('Half a thought');
    expect(await combobox('Kind').inputValue()).toBe('Statements and positions');
    await walk.go('/add');
    await expect.poll(() => title().inputValue()).toBe('');
    await walk.page.getByText('1 unfinished draft').click();
    await walk.page.getByRole('link', { name: 'Half a thought' }).click();
    await expect.poll(() => title().inputValue()).toBe('Half a thought');
    const discard = walk.page.getByRole('button', { name: 'Discard', exact: true });
    await discard.click();
    await walk.page.getByRole('button', { name: 'Keep it' }).click();
    expect(await title().inputValue()).toBe('Half a thought');
    await discard.click();
    await walk.page.getByRole('button', { name: 'Discard the draft' }).click();
    await expect.poll(() => title().inputValue()).toBe('');
    await walk.go('/add');
    expect(await walk.page.getByText('unfinished draft').count()).toBe(0);
  });

  it('that the browser has no room for says so before anything is lost', async () => {
    await walk.go('/add');
    await walk.page.evaluate(() => {
      for (let size = 2 ** 22; size > 8; size /= 2) {
        try {
          for (let at = 0; ; at += 1)
            localStorage.setItem(`ballast-${size}-${at}`, 'x'.repeat(size));
        } catch {
          // Full for this size: the next is smaller.
        }
      }
    });
    await title().fill('Nowhere to be kept');
    await walk.page.getByText('no room to keep the draft').waitFor();
    await walk.page.evaluate(() => localStorage.clear());
    await title().fill('Somewhere to be kept');
    await walk.page.getByText('The draft is kept in this browser').waitFor();
  });

  it('of a contributor is proposed with its reason, and nothing is appended', async () => {
    await walk.page.context().close();
    walk = await walkAs(room, await staff.make('contributor', 'Carl Obst'));
    await walk.go('/add');
    await writeLeast('Proposed, not appended');
    const propose = walk.page.getByRole('button', { name: 'Propose', exact: true });
    await propose.click();
    await walk.page.getByRole('link', { name: /Reason is missing/u }).click();
    await walk.page.keyboard.type('The press told of it');
    await propose.click();
    await walk.page.waitForURL(/\/proposals\/[\da-f-]{36}$/u);
    expect(await occurrencesCalled('Proposed, not appended')).toEqual([]);
    const { items } = (await staff.ask(ada, '/api/proposals')) as {
      items: readonly { reason: string }[];
    };
    expect(items.map(({ reason }) => reason)).toEqual(['The press told of it']);
  });

  it('whose answer was lost lands once, even over a reload', async () => {
    await walk.go('/add');
    await writeLeast('Sent and never answered');
    let sent = 0;
    await walk.page.route('**/api/events', async (route) => {
      sent += 1;
      // The archive has it; the page never hears of it.
      await route.fetch();
      await route.abort();
    });
    await save().click();
    await walk.page.getByText('No answer came').waitFor();
    expect(await save().isDisabled()).toBe(true);
    await walk.page.reload();
    await walk.page.getByText('No answer came').waitFor();
    await walk.page.unroute('**/api/events');
    await walk.page.getByRole('button', { name: 'Send again now' }).click();
    await walk.page.waitForURL(/\/\?open=/u);
    expect(sent).toBeGreaterThan(1);
    expect(await occurrencesCalled('Sent and never answered')).toHaveLength(1);
    await walk.go('/add');
    expect(await walk.page.getByText('unfinished draft').count()).toBe(0);
  });

  it('stays when the connection goes and when the session ends, which the page says', async () => {
    await walk.go('/add');
    await writeLeast('Written on a train');
    await walk.page.context().setOffline(true);
    await save().click();
    await walk.page.getByText('No answer came').waitFor();
    await walk.page.context().setOffline(false);
    await walk.page.waitForURL(/\/\?open=/u);
    await walk.go('/add');
    await writeLeast('Written for too long');
    await walk.page.context().clearCookies();
    await save().click();
    await walk.page.getByText('You are signed out').waitFor();
    const ways = walk.page.locator('.adding-told').getByRole('link', { name: 'Sign in' });
    expect(await ways.getAttribute('href')).toMatch(/^\/sign-in\?return=%2Fadd%3Fdraft%3D/u);
    expect(await title().inputValue()).toBe('Written for too long');
    await ada.signIn(walk.page.context());
    await save().click();
    await walk.page.waitForURL(/\/\?open=/u);
    expect(await occurrencesCalled('Written for too long')).toHaveLength(1);
  });
});

describe('what is there already', () => {
  it('is not created twice: what is similar is shown while one writes', async () => {
    await walk.go('/add');
    await title().fill('United States and China agree to refrain from cybertheft');
    await date().fill('25 September 2015');
    const similar = walk.page.getByRole('link', { name: /agree to refrain from cybertheft/u });
    await similar.first().waitFor();
    expect(await similar.first().getAttribute('target')).toBe('_blank');
    await walk.page
      .getByText(/has a title like this one and days in common/u)
      .first()
      .waitFor();
    await walk.picture('adding-similar');
  });
});

describe('the page', () => {
  it.each([
    ['phone-sized', { viewport: { width: 390, height: 844 } }],
    ['dark', { colorScheme: 'dark' as const }],
  ])('%s has all in sight, and axe finds nothing', async (name, options) => {
    await walk.page.context().close();
    walk = await walkAs(room, ada, options);
    await walk.go('/add');
    await writeLeast('On a small page');
    await date().fill('1914-07/1918~');
    await walk.page.getByRole('button', { name: 'Add a relation' }).click();
    await walk.page.getByText('about 1918').first().waitFor();
    expect(await overflow(walk)).toBe(0);
    expect(await findings(walk)).toEqual([]);
    await title().scrollIntoViewIfNeeded();
    await walk.picture(`adding-${name}`);
  });

  it('tells those who may not add what they can do', async () => {
    await walk.page.context().clearCookies();
    await walk.go('/add');
    const ways = walk.page.locator('#content').getByRole('link', { name: 'Sign in' });
    await ways.waitFor();
    expect(await ways.getAttribute('href')).toBe('/sign-in?return=%2Fadd');
    await walk.go('/');
    await press('n');
    expect(new URL(walk.page.url()).pathname).toBe('/');
  });
});
