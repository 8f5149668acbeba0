import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UnparsedEvent } from '../../../server/archive.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { generateEvents } from '../../../server/generate/generate-events.ts';
import { startViews } from '../../../server/projections/start.ts';
import { SqliteArchive } from '../../../server/sqlite-archive.ts';
import { machine } from '../../../server/surroundings.ts';
import { GrowingTree } from '../../../server/transparency/growing-tree.ts';
import { quantile, timed, type Took } from './stopwatch.ts';

const singles = 300;
const batches = 30;
const batchLength = 100;

/** An archive that grows, with the events that it is told next. */
interface Contestant {
  readonly archive: SqliteArchive;
  readonly feed: Generator<UnparsedEvent, never>;
}

/** Appends the same events to an archive with a tree and to one without, in turns. */
export async function compareAppending(rounds: number, say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'regesta-bench-'));
  const count = (rounds + 1) * (singles + batches * batchLength);
  const contestants = [
    await open(join(folder, 'without.db'), { hasTree: false, count }),
    await open(join(folder, 'with.db'), { hasTree: true, count }),
  ];
  try {
    const shapes = [
      ['single durable appends', singles, 1],
      ['batches of 100', batches * batchLength, batchLength],
    ] as const;
    const times = new Map<string, Took[][]>();
    for (let round = 0; round <= rounds; round += 1)
      for (const [name, events, length] of shapes) {
        // Who is first in a round is last in the next: neither always finds the disk as the other left it.
        const order = round % 2 === 0 ? contestants : contestants.toReversed();
        const took = order.map((one) => {
          const told = Array.from({ length: events / length }, () => take(one, length));
          return timed(() => told.forEach((some) => append(one, some)));
        });
        // The first round warms up.
        if (round === 0) continue;
        const pair = round % 2 === 0 ? took : took.toReversed();
        times.set(name, [...(times.get(name) ?? []), pair]);
      }
    for (const [name, events] of shapes) print(name, { events, pairs: times.get(name) ?? [], say });
  } finally {
    for (const { archive } of contestants) archive.close();
    rmSync(folder, { recursive: true });
  }
}

async function open(
  path: string,
  { hasTree, count }: { readonly hasTree: boolean; readonly count: number },
): Promise<Contestant> {
  await migrate(path);
  const database = openDatabase(path);
  for (const _ of startViews(database.writer));
  const tree = new GrowingTree(database.writer);
  const none = {
    add: () => undefined,
    catchUp: () => undefined,
    commitmentOf: tree.commitmentOf.bind(tree),
  };
  const archive = hasTree
    ? new SqliteArchive(database)
    : new SqliteArchive(database, machine, none);
  return { archive, feed: generated(count) };
}

function* generated(occurrences: number): Generator<UnparsedEvent, never> {
  for (const session of generateEvents({ occurrences, seed: 1 }))
    for (const { stream, type, data } of session) yield { stream, type, data: JSON.parse(data) };
  throw new Error('more events were asked for than were generated');
}

function take({ feed }: Contestant, length: number): UnparsedEvent[] {
  return Array.from({ length }, () => feed.next().value);
}

function append({ archive }: Contestant, events: readonly UnparsedEvent[]): void {
  const { outcome } = archive.append({ events, reason: 'bench', by: 'bench' });
  if (outcome !== 'appended') throw new Error(`the archive answered ${outcome}`);
}

function print(
  name: string,
  {
    events,
    pairs,
    say,
  }: {
    readonly events: number;
    readonly pairs: readonly (readonly Took[])[];
    readonly say: (line: string) => void;
  },
): void {
  for (const clock of ['wall', 'processor'] as const) {
    const [without, withTree] = [0, 1].map((at) =>
      quantile(
        pairs.map((pair) => (events * 1_000) / (pair[at]?.[clock] ?? Number.NaN)),
        0.5,
      ),
    );
    const ratios = pairs.map(([bare, tree]) => (tree?.[clock] ?? 0) / (bare?.[clock] ?? 0));
    const shown = [without, withTree].map((speed = 0) => Math.round(speed).toLocaleString('en'));
    say(
      `${name.padEnd(24)} ${clock.padEnd(10)} without ${shown[0]?.padStart(7)}/s, ` +
        `with ${shown[1]?.padStart(7)}/s, takes ${quantile(ratios, 0.5).toFixed(3)} of the time ` +
        `(${pairs.length} pairs, ${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)})`,
    );
  }
}
