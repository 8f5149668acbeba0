import { describe, expect, it } from 'vitest';
import { isFocused, sitDown, sitDownForEach, type Desk, type EditingRoom } from './adding-desk.ts';
import { findings, overflow } from './axe.ts';

let editing: EditingRoom;
let desk: Desk;
sitDownForEach((room, sat) => {
  editing = room;
  desk = sat;
});

describe('with the keyboard alone', () => {
  it('an editor adds a sourced occurrence and finds it on the timeline', async () => {
    await desk.walk.go('/');
    await desk.press('n');
    await desk.walk.page.waitForURL(/\/add/u);
    await expect.poll(() => isFocused(desk.title)).toBe(true);
    await desk.type('A laboratory is opened in Bonn');
    await desk.press('Tab');
    await desk.type('early May 2016');
    await desk.walk.page.getByText('some day from 1 to 10 May 2016').waitFor();
    for (let tabs = 0; tabs < 3; tabs += 1) await desk.press('Tab');
    await desk.type('stat');
    await desk.walk.page.getByRole('option', { name: 'Statements and positions' }).waitFor();
    await desk.press('Enter');
    await desk.press('Tab');
    await desk.type('pressing need');
    await desk.walk.page.getByRole('option', { name: /Pressing Need for Standards/u }).waitFor();
    await desk.press('Enter');
    await desk.press('Tab');
    await desk.type('p. 7');
    await desk.press('Control+Enter');
    await desk.walk.page.waitForURL(/\/\?open=/u);
    await desk.walk.page.getByRole('complementary', { name: 'A laboratory is opened' }).waitFor();
    await desk.walk.page
      .getByRole('option', { name: /A laboratory is opened in Bonn/u })
      .waitFor({ state: 'attached' });
    expect(await editing.occurrencesCalled('A laboratory is opened in Bonn')).toHaveLength(1);
  });

  it('several follow from one source: the next keeps it, the date and the locator’s shape', async () => {
    await desk.walk.go('/add');
    await desk.writeLeast('The first of several');
    await desk.press('Control+Shift+Enter');
    await desk.walk.page.getByText('The next one keeps its source and date').waitFor();
    await expect.poll(() => isFocused(desk.title)).toBe(true);
    await expect.poll(() => desk.title.inputValue()).toBe('');
    expect(await desk.date.inputValue()).toBe('3 May 2016');
    expect(await desk.combobox('Source').inputValue()).toMatch(/Pressing Need for Standards/u);
    const locator = desk.textbox('Where in it');
    expect(await locator.inputValue()).toBe('p. ');
    expect(await editing.occurrencesCalled('The first of several')).toHaveLength(1);
  });

  it('arrows choose in a type-ahead, Escape closes it, and the field says which is meant', async () => {
    await desk.walk.go('/add');
    const kind = desk.combobox('Kind');
    await kind.focus();
    await desk.press('ArrowDown');
    expect(await kind.getAttribute('aria-expanded')).toBe('true');
    await desk.press('ArrowDown');
    const meant = await kind.getAttribute('aria-activedescendant');
    const line = desk.walk.page.locator(`[id="${meant ?? ''}"]`);
    expect(await line.getAttribute('aria-selected')).toBe('true');
    const label = await line.textContent();
    await desk.press('Escape');
    expect(await kind.getAttribute('aria-expanded')).toBe('false');
    expect(await kind.inputValue()).toBe('');
    await desk.press('ArrowDown');
    await desk.press('ArrowDown');
    await desk.press('Enter');
    expect(await kind.inputValue()).toBe(label);
  });
});

describe('a type-ahead', () => {
  it('leaves to an input method what it composes', async () => {
    await desk.walk.go('/add');
    const kind = desk.combobox('Kind');
    await kind.fill('stat');
    await desk.walk.page.getByRole('option', { name: 'Statements and positions' }).waitFor();
    await kind.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
    await kind.dispatchEvent('keydown', { key: 'Enter', keyCode: 229 });
    expect(await kind.inputValue()).toBe('stat');
    expect(await kind.getAttribute('aria-expanded')).toBe('true');
    await desk.press('Enter');
    expect(await kind.inputValue()).toBe('Statements and positions');
  });

  it('picks a name written out in full by leaving it, and takes what is typed when saving', async () => {
    await desk.walk.go('/add');
    await desk.writeLeast('Written out in full');
    await desk.combobox('Actor').fill('huawei technologies');
    await desk.walk.page.getByRole('option', { name: /^Huawei Technologies/u }).waitFor();
    await desk.press('Tab');
    await desk.type('maker');
    await desk.combobox(/Places/u).fill('Bonn, Germany');
    await desk.press('Control+Enter');
    await desk.walk.page.waitForURL(/\/\?open=/u);
    const panel = desk.walk.page.getByRole('complementary', { name: 'Written out in full' });
    for (const name of ['Huawei Technologies', 'Bonn, Germany'])
      await panel.getByRole('link', { name }).first().waitFor();
  });
});

describe('saving', () => {
  it('is refused without support: each issue stands at its field, and the summary leads there', async () => {
    await desk.walk.go('/add');
    await desk.title.fill('Without a source');
    await desk.date.fill('12/1/2018');
    await desk.save.click();
    await desk.summary.waitFor();
    expect(await isFocused(desk.summary)).toBe(true);
    expect(await desk.summary.getByRole('link').allTextContents()).toEqual([
      'Date can be read in several ways; say which is meant.',
      'Kind is missing; pick one, or type a new one.',
      'Citation 1, source is missing; cite what supports this.',
    ]);
    const source = desk.combobox('Source');
    expect(await source.getAttribute('aria-invalid')).toBe('true');
    expect(await desk.described('Source')).toMatch(/cite what supports this/u);
    await desk.walk.picture('adding-refused');
    await desk.summary.getByRole('link', { name: /cite what supports/u }).click();
    expect(await isFocused(source)).toBe(true);
    await desk.walk.page.getByRole('radio', { name: /1 December 2018/u }).check();
    await expect.poll(() => desk.summary.getByRole('link').count()).toBe(2);
    expect(await editing.occurrencesCalled('Without a source')).toEqual([]);
  });

  it('shows hostile text as text, and what the server says of it beside its field', async () => {
    await desk.walk.go('/add');
    const hostile = '<img src=x onerror=alert(1)> \u202Egnp.exe';
    await desk.writeLeast(hostile);
    await desk.textbox(/Summary/u).fill('x'.repeat(100_000));
    await desk.combobox('Source').fill('A forged page');
    await desk.walk.page.getByRole('option', { name: /new source/u }).click();
    await desk.walk.page.getByRole('combobox', { name: 'Type of source' }).selectOption('webpage');
    await desk.textbox(/Web address/u).fill('javascript:alert(1)');
    await desk.save.click();
    await desk.summary.getByRole('link', { name: /plain http or https address/u }).waitFor();
    await desk.summary.getByRole('link', { name: /Summary has too many characters/u }).waitFor();
    await desk.textbox(/Web address/u).fill('https://example.org/');
    await desk.textbox(/Summary/u).fill('Short.');
    await desk.save.click();
    await desk.walk.page.waitForURL(/\/\?open=/u);
    await desk.walk.page
      .getByRole('heading', { name: /<img src=x/u })
      .first()
      .waitFor();
    expect(await editing.occurrencesCalled(hostile)).toHaveLength(1);
  });
});

describe('what is not there yet', () => {
  /** Pastes a text into what has the focus, as the clipboard would. */
  const paste = (text: string): Promise<void> =>
    desk.walk.page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, text);
  const head = async (): Promise<number> => {
    const answer = await editing.staff.ask(editing.ada, '/api/chronicles');
    return (answer as { asOf: { position: number } }).asOf.position;
  };
  const added = () => desk.walk.page.getByRole('group', { name: 'A new source' });

  it('is created in place and appended at once: a source from BibTeX, an actor, an instrument', async () => {
    const before = await head();
    await desk.walk.go('/add');
    await desk.title.fill('Zork is founded');
    await desk.date.fill('1998');
    await desk.pick('Kind', 'companies', /Companies/u);
    await desk.combobox('Source').focus();
    await paste(
      '@article{weber2001, title={A History of Zork}, author={Weber, Anna}, ' +
        'journal={Annals of Firms}, year={2001}, doi={10.1000/zork}}',
    );
    await added().waitFor();
    const read = ['Title', /Published optional/u, /Authors/u, /Published in/u].map((name) =>
      added().getByRole('textbox', { name }).inputValue(),
    );
    expect(await Promise.all(read)).toEqual([
      'A History of Zork',
      '2001',
      'Weber, Anna',
      'Annals of Firms',
    ]);
    await desk.textbox('Where in it').fill('p. 3');
    await desk.pick('Actor', 'Zork Holdings', 'Register “Zork Holdings” as a new actor');
    await desk.combobox('Role').fill('founded company');
    await desk.pick('Instrument', 'Zork Charter', /Register “Zork Charter” as a new instrument/u);
    await desk.combobox('Stands from then on as').fill('in force');
    await desk.press('Control+Enter');
    const lacks = desk.summary.getByRole('link', { name: /^(?:Actor|Effect) 1, .* is missing/u });
    await expect.poll(() => lacks.count()).toBe(2);
    const kinds = desk.walk.page.getByRole('combobox', { name: 'What it is' });
    await kinds.first().selectOption('company');
    await kinds.last().fill('charter');
    await desk.walk.picture('adding-in-place');
    await desk.press('Control+Enter');
    await desk.walk.page.waitForURL(/\/\?open=/u);
    const panel = desk.walk.page.getByRole('complementary', { name: 'Zork is founded' });
    for (const name of ['A History of Zork', 'Zork Holdings', 'Zork Charter'])
      await panel.getByText(name).first().waitFor();
    expect((await head()) - before).toBe(4);
  });

  it('is asked for where it can’t be known: of a bare address its title and type', async () => {
    await desk.walk.go('/add');
    await desk.writeLeast('Told by a page of the web');
    await desk.combobox('Source').fill('');
    await desk.combobox('Source').focus();
    await paste('https://example.org/a-page');
    await added().waitFor();
    expect(
      await added()
        .getByRole('textbox', { name: /Web address/u })
        .inputValue(),
    ).toBe('https://example.org/a-page');
    await desk.press('Control+Enter');
    await desk.summary.getByRole('link', { name: 'Citation 1, title is missing' }).waitFor();
    await added().getByRole('textbox', { name: 'Title' }).fill('A page');
    await added().getByRole('combobox', { name: 'Type of source' }).selectOption('webpage');
    await desk.press('Control+Enter');
    await desk.walk.page.waitForURL(/\/\?open=/u);
    // It is known from now on, and not registered twice.
    await desk.walk.go('/add');
    await desk.combobox('Source').focus();
    await paste('https://example.org/a-page');
    await desk.walk.page.getByText('The archive has this source already').waitFor();
    expect(await desk.combobox('Source').inputValue()).toBe('A page');
  });
});

describe('what is there already', () => {
  it('is not created twice: what is similar is shown while one writes', async () => {
    await desk.walk.go('/add');
    await desk.title.fill('United States and China agree to refrain from cybertheft');
    await desk.date.fill('25 September 2015');
    const similar = desk.walk.page.getByRole('link', { name: /agree to refrain from cybertheft/u });
    await similar.first().waitFor();
    expect(await similar.first().getAttribute('target')).toBe('_blank');
    await desk.walk.page
      .getByText(/has a title like this one and days in common/u)
      .first()
      .waitFor();
    await desk.walk.picture('adding-similar');
  });
});

describe('the page', () => {
  it.each([
    ['phone-sized', { viewport: { width: 390, height: 844 } }],
    ['dark', { colorScheme: 'dark' as const }],
  ])('%s has all in sight, and axe finds nothing', async (name, options) => {
    await desk.walk.page.context().close();
    desk = await sitDown(editing, editing.ada, options);
    await desk.walk.go('/add');
    await desk.writeLeast('On a small page');
    await desk.date.fill('1914-07/1918~');
    await desk.walk.page.getByRole('button', { name: 'Add a relation' }).click();
    await desk.walk.page.getByText('about 1918').first().waitFor();
    expect(await overflow(desk.walk)).toBe(0);
    expect(await findings(desk.walk)).toEqual([]);
    await desk.title.scrollIntoViewIfNeeded();
    await desk.walk.picture(`adding-${name}`);
  });

  it('tells those who may not add what they can do', async () => {
    await desk.walk.page.context().clearCookies();
    await desk.walk.go('/add');
    const ways = desk.walk.page.locator('#content').getByRole('link', { name: 'Sign in' });
    await ways.waitFor();
    expect(await ways.getAttribute('href')).toBe('/sign-in?return=%2Fadd');
    await desk.walk.go('/');
    await desk.press('n');
    expect(new URL(desk.walk.page.url()).pathname).toBe('/');
  });
});
