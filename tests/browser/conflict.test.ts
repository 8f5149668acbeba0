import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findings } from './axe.ts';
import { complaintsBut, handsOf, occurrenceIn, saidOf } from './correcting-hands.ts';
import { staffAt, walkAs, type Member } from './people.ts';
import { openReadingRoom, type ReadingRoom, type Walk } from './reading-room.ts';

let room: ReadingRoom;
let ada: Member;
let grace: Member;
beforeAll(async () => {
  room = await openReadingRoom();
  const staff = await staffAt(room.server);
  ada = await staff.make('editor', 'Ada Keller');
  grace = await staff.make('editor', 'Grace Moss');
});
afterAll(() => room.close());

const title = ({ page }: Walk) => page.getByRole('textbox', { name: 'Title' });

async function revise(member: Member, id: string): Promise<Walk> {
  const walk = await walkAs(room, member);
  await walk.go(`/occurrences/${id}/revise`);
  await title(walk).waitFor();
  return walk;
}

async function close(...walks: readonly Walk[]): Promise<void> {
  for (const walk of walks) {
    expect(complaintsBut(walk, [404, 412, 422])).toEqual([]);
    await walk.page.context().close();
  }
}

describe('two editors of one occurrence', () => {
  it('have the changes of both, and the second chooses where they collide', async () => {
    const { id, tags, summary } = await occurrenceIn(room, 'ip-commission-estimate');
    const [one, other] = [await revise(ada, id), await revise(grace, id)];
    await title(other).fill('The loss, by Grace');
    await other.page.getByRole('textbox', { name: 'Summary' }).fill(`${summary} So says Grace.`);
    await title(one).fill('The loss, by Ada');
    await one.page.getByRole('combobox', { name: 'Tags' }).fill('trade secrets');
    await one.page.keyboard.press('Enter');
    await handsOf(other).review();
    await handsOf(other).append();

    // The page knows by itself, and what was typed survives a reload.
    await one.page.getByText('was changed in the meantime').waitFor();
    await one.page.reload();
    await one.page.getByText('This is what you had written before.').waitFor();
    expect(await title(one).inputValue()).toBe('The loss, by Ada');

    await handsOf(one).review();
    await one.page.getByRole('heading', { name: 'Someone else wrote first' }).waitFor();
    await one.page.getByText('Revised by Grace Moss').waitFor();
    await one.picture('conflict-merge');
    expect(await findings(one)).toEqual([]);
    await handsOf(one).review();
    await one.page.getByText('Choose for each field that you both changed: Title.').waitFor();
    await one.page.getByRole('radio', { name: /Keep mine/u }).check();
    await handsOf(one).review();
    await handsOf(one).append();

    const merged = await occurrenceIn(room, id);
    expect(merged.title).toBe('The loss, by Ada');
    expect(merged.summary).toBe(`${summary} So says Grace.`);
    expect(merged.tags).toEqual([...tags, 'trade-secrets']);
    expect((await saidOf(room, id)).slice(-2)).toEqual(['OccurrenceRevised', 'OccurrenceRevised']);
    await close(one, other);
  });

  it('lose nothing that was typed when the occurrence is retracted meanwhile', async () => {
    const { id } = await occurrenceIn(room, 'cloudhopper');
    const one = await revise(ada, id);
    await title(one).fill('CloudHopper, told anew');
    const other = await walkAs(room, grace);
    const hands = handsOf(other);
    await other.go(`/occurrences/${id}`);
    await hands.choose('Retract …');
    await hands.because('A rumour.');
    await hands.review();
    await hands.append();
    await handsOf(one).review();
    await one.page.getByText(/was retracted in the meantime/u).waitFor();
    await one.page.getByText('Retracted by Grace Moss').waitFor();
    await one.page.getByRole('button', { name: 'Edit it in the form' }).click();
    expect(await title(one).inputValue()).toBe('CloudHopper, told anew');
    await close(one, other);
  });

  it('see a colleague’s date before giving their own', async () => {
    const { id } = await occurrenceIn(room, 'companies-appeal');
    const walks = [await walkAs(room, ada), await walkAs(room, grace)] as const;
    for (const [walk, date] of [
      [walks[0], 'May 2015'],
      [walks[1], 'June 2015'],
    ] as const) {
      await walk.go(`/occurrences/${id}`);
      await handsOf(walk).choose('Redate …');
      const dialog = walk.page.getByRole('dialog');
      await dialog.getByRole('textbox', { name: 'Date', exact: true }).fill(date);
      await handsOf(walk).because(`It was ${date}.`);
    }
    await handsOf(walks[0]).review();
    await handsOf(walks[0]).append();
    const { page } = walks[1];
    await handsOf(walks[1]).review();
    await page.getByText('Given a better date by Ada Keller').waitFor();
    await walks[1].picture('conflict-redate');
    await page.getByRole('button', { name: 'See what yours changes on top of it' }).click();
    await page.getByRole('dialog').locator('del', { hasText: 'May' }).waitFor();
    await handsOf(walks[1]).append();
    expect((await occurrenceIn(room, id)).date.edtf).toBe('2015-06');
    await close(...walks);
  });
});

describe('an append that got no answer', () => {
  it('is sent again as the same, and lands once', async () => {
    const { id } = await occurrenceIn(room, 'relations-worsen');
    const before = await saidOf(room, id);
    const walk = await walkAs(room, ada);
    const { choose, because, review } = handsOf(walk);
    await walk.go(`/occurrences/${id}`);
    let lost = 0;
    await walk.page.route('**/api/events', async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      // The archive keeps it, and the answer is lost on its way back.
      await route.fetch();
      return route.abort();
    });
    await choose('Redate …');
    const dialog = walk.page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Date', exact: true }).fill('2016');
    await because('Better so.');
    await review();
    await walk.page.getByRole('button', { name: 'Append', exact: true }).click();
    await dialog.getByText('it is not known yet whether this was kept').waitFor();
    await walk.page.locator('.saved-notice').waitFor();
    expect(lost).toBe(1);
    expect(await saidOf(room, id)).toEqual([...before, 'OccurrenceRedated']);
    await walk.page.context().close();
  });
});
