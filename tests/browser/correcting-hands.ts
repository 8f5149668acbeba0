import type { OccurrenceAnswer, HistoryAnswer } from '../../events/readings/answers.ts';
import type { ReadingRoom, Walk } from './reading-room.ts';

/** What an editor does on the page of a walk to correct something. */
export interface CorrectingHands {
  /** Opens the menu of corrections and takes one. */
  readonly choose: (name: string) => Promise<void>;
  /** Asks what the correction would change. */
  readonly review: () => Promise<void>;
  /** Says it, and waits until the page says that it is said. */
  readonly append: () => Promise<void>;
  /** Writes the reason. */
  readonly because: (reason: string) => Promise<void>;
}

/** The hands of whoever walks. */
export function handsOf({ page }: Walk): CorrectingHands {
  return {
    async choose(name) {
      await page.locator('.correct-menu > summary').click();
      await page.locator('.correct-menu').getByText(name, { exact: true }).click();
    },
    review: () => page.getByRole('button', { name: 'See what will change' }).click(),
    async append() {
      await page.getByRole('button', { name: 'Append', exact: true }).click();
      await page.locator('.review').waitFor({ state: 'detached' });
      await page.locator('.saved-notice', { hasText: 'Appended' }).waitFor();
    },
    because: (reason) => page.getByRole('textbox', { name: 'Reason' }).fill(reason),
  };
}

/** An occurrence of the room's archive, as the API gives it now. */
export async function occurrenceIn(
  { server }: ReadingRoom,
  name: string,
): Promise<OccurrenceAnswer['occurrence']> {
  const response = await fetch(`${server.url}/api/occurrences/${name}`);
  return ((await response.json()) as OccurrenceAnswer).occurrence;
}

/** The types of the events of an occurrence, oldest first. */
export async function saidOf({ server }: ReadingRoom, id: string): Promise<readonly string[]> {
  const response = await fetch(`${server.url}/api/occurrences/${id}/history`);
  return ((await response.json()) as HistoryAnswer).items.map(({ event }) => event.type);
}

/** What a page complained of, but for the answers of these statuses, which the walk means to get. */
export function complaintsBut(walk: Walk, statuses: readonly number[]): readonly string[] {
  return walk.complaints.filter((line) => !statuses.some((one) => line.includes(`${one} (`)));
}
