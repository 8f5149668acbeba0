import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { SearchAnswer } from '../../events/readings/answers.ts';
import { staffAt, walkAs, type Member, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

/** What the browser says on its own of an answer that a walk asked for, and of the page none. */
const expected =
  /Failed to load resource: (?:.* 4\d\d |net::ERR_(?:FAILED|INTERNET_DISCONNECTED))/u;

/** A reading room with an editor, who adds occurrences. */
export interface EditingRoom {
  readonly room: ReadingRoom;
  readonly staff: Staff;
  readonly ada: Member;
  /** The desks that someone sat down at in this walk. */
  readonly taken: Desk[];
  /** The occurrences of the archive with this title, by id. */
  occurrencesCalled(title: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Opens a reading room with an editor. */
async function openEditingRoom(): Promise<EditingRoom> {
  const room = await openReadingRoom();
  const staff = await staffAt(room.server);
  const ada = await staff.make('editor', 'Ada Keller');
  return {
    room,
    staff,
    ada,
    taken: [],
    async occurrencesCalled(title) {
      const path = `/api/search?limit=50&q=${encodeURIComponent(title)}`;
      const { items } = (await staff.ask(ada, path)) as SearchAnswer;
      return items.filter(({ name }) => name === title).map(({ id }) => id);
    },
    close: () => room.close(),
  };
}

/** The page on which an occurrence is added, with the ways to write on it. */
export interface Desk {
  readonly walk: Walk;
  readonly title: Locator;
  readonly date: Locator;
  readonly save: Locator;
  readonly summary: Locator;
  combobox(name: string | RegExp): Locator;
  textbox(name: string | RegExp): Locator;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** Types in a type-ahead, waits until it has the line, and picks it. */
  pick(field: string | RegExp, typed: string, line: string | RegExp): Promise<void>;
  /** Writes the least that can be saved. */
  writeLeast(title: string): Promise<void>;
  /** What a type-ahead's field is described by. */
  described(name: string): Promise<string>;
  /** What went wrong on the page that the walk did not ask for. */
  complaints(): readonly string[];
}

/**
 * Opens an editing room for the walks of a file and sits its editor down before each of them, which
 * `take` is handed; after each, nothing may have gone wrong on any page that was sat down at.
 */
export function sitDownForEach(take: (editing: EditingRoom, desk: Desk) => void): void {
  let editing: EditingRoom;
  beforeAll(async () => {
    editing = await openEditingRoom();
  });
  afterAll(() => editing.close());
  beforeEach(async () => {
    take(editing, await sitDown(editing, editing.ada));
  });
  afterEach(async () => {
    for (const desk of editing.taken.splice(0)) {
      expect(desk.complaints()).toEqual([]);
      await desk.walk.page.context().close();
    }
  });
}

/** Sits down at the page as someone. */
export async function sitDown(
  { room, taken }: EditingRoom,
  member: Member,
  options?: Parameters<typeof walkAs>[2],
): Promise<Desk> {
  const walk = await walkAs(room, member, options);
  const { page } = walk;
  const combobox = (name: string | RegExp): Locator => page.getByRole('combobox', { name }).first();
  const textbox = (name: string | RegExp): Locator => page.getByRole('textbox', { name }).first();
  const desk: Desk = {
    walk,
    title: textbox('Title'),
    date: page.getByRole('textbox', { name: 'Date', exact: true }),
    save: page.getByRole('button', { name: 'Save', exact: true }),
    summary: page.getByRole('region', { name: 'This keeps it from being saved' }),
    combobox,
    textbox,
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.type(text),
    async pick(field, typed, line) {
      await combobox(field).fill(typed);
      await page.getByRole('option', { name: line }).first().click();
    },
    async writeLeast(title) {
      await desk.title.fill(title);
      await desk.date.fill('3 May 2016');
      await desk.pick('Kind', 'statements', 'Statements and positions');
      await desk.pick('Source', 'pressing need', /Pressing Need for Standards/u);
      await textbox('Where in it').fill('p. 12');
    },
    async described(name) {
      const ids = (await combobox(name).getAttribute('aria-describedby')) ?? '';
      const texts = ids.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent());
      return (await Promise.all(texts)).join(' ');
    },
    complaints: () => walk.complaints.filter((one) => !expected.test(one)),
  };
  taken.push(desk);
  return desk;
}

/** Whether an element has the focus. */
export function isFocused(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}
