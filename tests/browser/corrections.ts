import type { OccurrenceItem } from '../../events/readings/answers.ts';
import { regesta } from '../support/command.ts';
import type { RunningServer } from '../support/running-server.ts';

/** An editor at a running server, who says things of the occurrences of its archive. */
export interface Editor {
  /** Says one thing of the occurrence with this slug, or of a new one with this id. */
  say(slug: string, type: string, data: object, reason: string): Promise<void>;
}

/** Makes an editor with a token of the server's own. */
export async function editorAt({ url, dataFolder }: RunningServer): Promise<Editor> {
  const made = await regesta(['token', 'create', '--name', 'Ada', '--json'], { dataFolder });
  const { secret }: { secret: string } = JSON.parse(made.out);
  const response = await fetch(`${url}/api/occurrences?limit=1000`);
  const { items } = (await response.json()) as { items: OccurrenceItem[] };
  const ids = new Map(items.map(({ slug, id }) => [slug, id]));
  return {
    async say(slug, type, data, reason) {
      const stream = `occurrence-${ids.get(slug) ?? slug}`;
      const events = [{ stream, type, data, expectedVersion: 'any' }];
      const answer = await fetch(`${url}/api/events`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
        body: JSON.stringify({ events, reason }),
      });
      if (answer.status !== 201) throw new Error(`${answer.status}: ${await answer.text()}`);
    },
  };
}
