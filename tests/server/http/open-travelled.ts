import type { Proposed } from '../../../events/decisions/decide.ts';
import { streamKinds, type StreamKind } from '../../../events/vocabulary/event-type.ts';
import { SqliteArchive } from '../../../server/sqlite-archive.ts';
import { machine } from '../../../server/surroundings.ts';
import * as say from '../../support/sayings.ts';
import { openServer, type TestServer } from './open-server.ts';

/** One thing of each register, by its address. */
export const things = streamKinds.map((kind) => `/api/${kind}s/one`);

/** When each version of each thing was recorded: two of them within one second. */
export const recordings = [
  '2026-01-05T10:00:00.250Z',
  '2026-02-10T12:30:15.100Z',
  '2026-02-10T12:30:15.900Z',
  '2026-03-01T08:00:00.000Z',
] as const;

/** The position between the third and the fourth versions at which only a source's title changes. */
export const relabelled = 17;

/** The positions of a thing's versions, oldest first. */
export function positionsOf(thing: string): readonly [number, number, number, number] {
  const at = things.indexOf(thing);
  return [2 + at, 7 + at, 12 + at, relabelled + 1 + at];
}

/** Opens a server whose archive was told of each thing at each of the times. */
export async function openTravelled(): Promise<TestServer> {
  const server = await openServer();
  const [founded, revised, again, last] = recordings;
  appendAt(server, founded, [say.source('paper'), ...streamKinds.map((kind) => told[kind]('one'))]);
  appendAt(server, revised, revisions('two'));
  appendAt(server, again, revisions('three'));
  const title = 'Another label';
  appendAt(server, '2026-02-20T00:00:00.000Z', [say.revised('source', 'paper', { title })]);
  appendAt(server, last, revisions('four'));
  return server;
}

/** Appends at an instant, through an archive over the same log with a clock of its own. */
export function appendAt(server: TestServer, instant: string, events: readonly Proposed[]): void {
  const surroundings = { ...machine, now: () => Date.parse(instant) };
  const archive = new SqliteArchive(server.opened.database, surroundings);
  const outcome = archive.append({ events, reason: 'for a test', by: 'A test' });
  if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
}

const told: Readonly<Record<StreamKind, (id: string) => Proposed>> = {
  occurrence: say.occurrence,
  source: say.source,
  actor: say.actor,
  instrument: say.instrument,
  chronicle: say.chronicle,
};

function revisions(text: string): readonly Proposed[] {
  return streamKinds.map((kind) =>
    say.revised(kind, 'one', kind === 'actor' ? { name: text } : { title: text }),
  );
}
