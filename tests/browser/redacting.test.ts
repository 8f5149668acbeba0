import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HistoryAnswer } from '../../events/readings/answers.ts';
import { findings, overflow } from './axe.ts';
import { complaintsBut, occurrenceIn } from './correcting-hands.ts';
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

const dialogOf = ({ page }: Walk) => page.getByRole('dialog', { name: /^Redact event/u });

/** Unfolds the history of the thing that is shown. */
async function unfold({ page }: Walk): Promise<void> {
  await page.locator('.history > summary').click();
  await page.locator('.history li').first().waitFor();
}

/** Says something of an occurrence in someone's name. */
async function revise(member: Member, slug: string, data: object): Promise<void> {
  const { id, version } = await occurrenceIn(room, slug);
  const stream = `occurrence-${id}`;
  const event = { stream, type: 'OccurrenceRevised', data, expectedVersion: version };
  const body = { events: [event], reason: 'Found in a letter.' };
  await staff.ask(member, '/api/events', { method: 'POST', body });
}

/** Fills in why, by what law, and that it is meant. */
async function fillIn(walk: Walk): Promise<void> {
  const dialog = dialogOf(walk);
  await dialog.getByLabel('Why it is removed').fill('It named a private person.');
  await dialog.getByLabel('Legal basis').fill('GDPR, Article 17(1)(d)');
  await dialog.getByLabel(/know that it can’t be undone/u).check();
}

/** Something of every register. */
const foundings = [
  ['sources', 'liao-ip-rights'],
  ['actors', 'apt10'],
  ['instruments', 'g20-norm'],
  ['chronicles', 'founding'],
] as const;

/** Redacts the first event of a thing; gives the thing's id, since its name is gone. */
async function redactFounding(register: string, name: string): Promise<string> {
  const path = `/api/${register}/${name}/history`;
  const { items } = (await staff.ask(staff.administrator, path)) as HistoryAnswer;
  const [first, last] = [items[0]?.event, items.at(-1)?.event];
  if (!first || !last) throw new Error(`Nothing was said of ${name}.`);
  const grounds = { reason: 'By order of a court.', legalBasis: 'Court of Delft, 12/2026' };
  const data = { position: first.position, ...grounds };
  const { stream } = first;
  const event = { stream, type: 'EventRedacted', data, expectedVersion: last.version };
  await staff.ask(staff.administrator, '/api/events', {
    method: 'POST',
    body: { events: [event] },
  });
  return stream.slice(stream.indexOf('-') + 1);
}

describe('an administrator who redacts', () => {
  it('sees exactly what goes, is asked why and by what law, and means it', async () => {
    await revise(ada, 'cloudhopper', { summary: 'Mallory Quill of 7 Elm Street told it.' });
    const reader = await room.walk();
    await reader.go('/occurrences/cloudhopper');
    await reader.page.getByText('Mallory Quill').waitFor();
    const { position } = await occurrenceIn(room, 'cloudhopper');
    const past = await room.walk();
    await past.go(`/occurrences/cloudhopper?asOf=seq:${position}`);
    await past.page.getByText('Mallory Quill').waitFor();
    const walk = await walkAs(room, staff.administrator);
    await walk.go('/occurrences/cloudhopper');
    await unfold(walk);
    await walk.page
      .getByRole('button', { name: /^Redact … event/u })
      .last()
      .focus();
    await walk.page.keyboard.press('Enter');
    const dialog = dialogOf(walk);
    await dialog.getByText('"Mallory Quill of 7 Elm Street told it."').waitFor();
    await dialog.getByText(/What stays for all to see/u).waitFor();
    await walk.picture('redact');
    expect(await findings(walk)).toEqual([]);
    await dialog.getByRole('button', { name: 'See what will change' }).click();
    for (const problem of ['is missing; say why', 'is missing; name the law', 'is not ticked'])
      await dialog.getByText(problem).first().waitFor();
    await fillIn(walk);
    await dialog.getByRole('button', { name: 'See what will change' }).click();
    await dialog.locator('del', { hasText: 'Mallory' }).waitFor();
    await walk.picture('redact-review');
    expect(await findings(walk)).toEqual([]);
    await dialog.getByRole('button', { name: 'Remove it for good' }).click();
    await dialog.waitFor({ state: 'detached' });
    await walk.page.locator('.redaction').first().getByText('Redacted by').waitFor();
    await reader.page.getByText('Something that was said of this was redacted').waitFor();
    await past.page.getByText('Something that was said of this was redacted').waitFor();
    for (const { page } of [reader, past]) expect(await page.getByText('Mallory').count()).toBe(0);
    // Nor does the browser tell once more what it was told before.
    await past.go(`/occurrences/cloudhopper?asOf=seq:${position}`);
    await past.page.getByText('Something that was said of this was redacted').waitFor();
    expect(await past.page.getByText('Mallory').count()).toBe(0);
    for (const one of [walk, reader, past]) {
      expect(one.complaints).toEqual([]);
      await one.page.context().close();
    }
  });

  it('is told where someone else wrote first, and goes on', async () => {
    await revise(ada, 'relations-worsen', { tags: ['a-secret-tag'] });
    const walk = await walkAs(room, staff.administrator);
    await walk.go('/occurrences/relations-worsen');
    await unfold(walk);
    await walk.page
      .getByRole('button', { name: /^Redact … event/u })
      .last()
      .click();
    await fillIn(walk);
    await dialogOf(walk).getByRole('button', { name: 'See what will change' }).click();
    await dialogOf(walk).getByRole('button', { name: 'Remove it for good' }).waitFor();
    await revise(ada, 'relations-worsen', { importance: 3 });
    await dialogOf(walk).getByRole('button', { name: 'Remove it for good' }).click();
    await dialogOf(walk).getByText('Someone else wrote first.').waitFor();
    await dialogOf(walk).getByRole('button', { name: 'See what yours changes' }).click();
    await dialogOf(walk).getByRole('button', { name: 'Remove it for good' }).click();
    await dialogOf(walk).waitFor({ state: 'detached' });
    expect((await occurrenceIn(room, 'relations-worsen')).tags).not.toContain('a-secret-tag');
    expect(complaintsBut(walk, [412])).toEqual([]);
    await walk.page.context().close();
  });

  it('alone is offered it', async () => {
    const walk = await walkAs(room, ada);
    await walk.go('/occurrences/relations-worsen');
    await unfold(walk);
    await walk.page.getByRole('button', { name: /^Undo/u }).first().waitFor({ state: 'attached' });
    expect(await walk.page.getByRole('button', { name: /^Redact/u }).count()).toBe(0);
    await walk.page.context().close();
  });
});

describe('whoever reads what was redacted', () => {
  it('is told in history and ledger by whom, when, why and by what law, and may verify it', async () => {
    const walk = await room.walk();
    await walk.go('/occurrences/cloudhopper');
    await walk.page.getByText('Something that was said of this was redacted').waitFor();
    await unfold(walk);
    const entry = walk.page.locator('.history li', { hasText: 'Redacted by' }).first();
    await entry.getByText('It named a private person.').waitFor();
    await entry.getByText('GDPR, Article 17(1)(d)').waitFor();
    await entry.locator('.verify > summary').click();
    await entry.locator('.verify-well').waitFor();
    await entry.getByText(/What the event said was redacted/u).waitFor();
    await entry.scrollIntoViewIfNeeded();
    await walk.picture('redacted-history');
    expect(await findings(walk)).toEqual([]);
    await walk.go('/ledger?type=EventRedacted');
    await walk.page
      .getByText(/What event \d+ said was removed for good/u)
      .first()
      .waitFor();
    await walk.page.locator('.verify > summary').first().click();
    await walk.page.locator('.verify-well').first().waitFor();
    await walk.picture('redacted-ledger');
    expect(await findings(walk)).toEqual([]);
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });

  it('reads on where the beginnings of a source, an actor, an instrument and a chronicle are gone', async () => {
    const walk = await room.walk();
    for (const [register, name] of foundings) {
      const id = await redactFounding(register, name);
      await walk.go(`/${register}/${id}`);
      await walk.page.getByRole('heading', { name: 'Redacted', level: 1 }).waitFor();
      await walk.page.getByText('Something that was said of this was redacted').waitFor();
      expect(await findings(walk)).toEqual([]);
    }
    for (const path of ['/', '/sources', '/actors', '/instruments', '/ledger']) await walk.go(path);
    await walk.go('/');
    await walk.picture('redacted-chronicle');
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });

  it('reads on where the very first event of a thing is gone, in the dark on a phone', async () => {
    const id = await redactFounding('occurrences', 'companies-appeal');
    const walk = await room.walk({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await walk.go(`/occurrences/${id}`);
    await walk.page.getByRole('heading', { name: 'Redacted', level: 1 }).waitFor();
    await walk.picture('redacted-thing');
    expect(await overflow(walk)).toBe(0);
    expect(await findings(walk)).toEqual([]);
    await walk.go('/');
    await walk.page.getByRole('link', { name: 'Redacted' }).first().waitFor({ state: 'attached' });
    await walk.picture('redacted-list');
    expect(await overflow(walk)).toBe(0);
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });
});
