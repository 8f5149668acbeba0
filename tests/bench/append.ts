import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import Sqlite from 'better-sqlite3';
import type { UnparsedEvent } from '../../server/archive.ts';
import { newId } from '../../server/ids.ts';
import { migrate } from '../../server/database/migrate.ts';
import { openDatabase } from '../../server/database/open.ts';
import { generateEvents } from '../../server/generate/generate-events.ts';
import { rebuild } from '../../server/projections/rebuild.ts';
import { startViews } from '../../server/projections/start.ts';
import { SqliteArchive } from '../../server/sqlite-archive.ts';
import { startClients } from './append/many-clients.ts';

/**
 * Appending through the archive (parsed, decided, logged, all views kept) beside raw inserts of
 * the same events into a table of the same columns, both durable, in turns; then a rebuild of all
 * views. The events are a generated archive's: tellings, corrections and registrations, as they
 * come. Then `--clients` (default 100) at once over HTTP, one event a request, with a commit for all
 * that come together beside a transaction for each. Prints medians over the rounds. `--rounds`,
 * `--singles`, `--batches` (of 100), `--posts` (by all clients, a round).
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    singles: { type: 'string', default: '500' },
    batches: { type: 'string', default: '40' },
    clients: { type: 'string', default: '100' },
    posts: { type: 'string', default: '3000' },
  },
});
const rounds = Number(values.rounds);
const singles = Number(values.singles);
const batches = Number(values.batches);
const batchLength = 100;

interface Contestant {
  appendEach(events: readonly UnparsedEvent[]): void;
  appendTogether(events: readonly UnparsedEvent[]): void;
}

const folder = mkdtempSync(join(tmpdir(), 'regesta-bench-'));
try {
  await run(join(folder, 'regesta.db'), join(folder, 'raw.db'));
} finally {
  rmSync(folder, { recursive: true });
}

async function run(path: string, rawPath: string): Promise<void> {
  await migrate(path);
  const database = openDatabase(path);
  for (const _ of startViews(database.writer));
  const archive = new SqliteArchive(database);
  const contestants: [string, Contestant][] = [
    ['raw better-sqlite3', rawTable(rawPath)],
    ['archive', throughArchive(archive)],
  ];
  const speeds = measure(contestants);
  print('single durable appends', contestants, speeds.single);
  print('batches of 100', contestants, speeds.together);
  printRebuild(database.writer);
  archive.close();
  await compareClients(Number(values.clients), Number(values.posts));
}

/** The two ways in turns, each in a server of its own that grows alike. */
async function compareClients(clients: number, posts: number): Promise<void> {
  const ways = ['each', 'together'] as const;
  const crowds = await Promise.all(ways.map((way) => startClients(way, clients)));
  const speeds = ways.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, crowd] of crowds.entries()) {
      const speed = await crowd.append(posts);
      if (round > 0) speeds[index]?.push(speed);
    }
  for (const crowd of crowds) crowd.close();
  const base = median(speeds[0] ?? []);
  for (const [index, name] of ['a transaction each', 'committed together'].entries()) {
    const speed = median(speeds[index] ?? []);
    const ratio = (speed / base).toFixed(2);
    const title = `${clients} clients over HTTP`;
    say(`${title.padEnd(24)} ${name.padEnd(20)} ${rounded(speed).padStart(8)}/s  ${ratio}`);
  }
}

function measure(contestants: readonly [string, Contestant][]) {
  // The same events for each.
  const feeds = contestants.map(() => generated((rounds + 1) * (singles + batches * batchLength)));
  const single = contestants.map((): number[] => []);
  const together = contestants.map((): number[] => []);
  // The first round warms up and is not counted.
  for (let round = 0; round <= rounds; round += 1)
    for (const [index, [, contestant]] of contestants.entries()) {
      const alone = take(feeds[index], singles);
      const grouped = Array.from({ length: batches }, () => take(feeds[index], batchLength));
      const speeds = [
        perSecond(alone.length, () => contestant.appendEach(alone)),
        perSecond(batches * batchLength, () => {
          for (const batch of grouped) contestant.appendTogether(batch);
        }),
      ];
      if (round === 0) continue;
      single[index]?.push(speeds[0] ?? 0);
      together[index]?.push(speeds[1] ?? 0);
    }
  return { single, together };
}

function take(events: Generator<UnparsedEvent, never> | undefined, length: number) {
  return Array.from({ length }, () => events?.next().value).filter((event) => event !== undefined);
}

/** At least so many events, in an order in which the archive accepts them. */
function* generated(count: number): Generator<UnparsedEvent, never> {
  for (const session of generateEvents({ occurrences: count, seed: 1 }))
    for (const { stream, type, data } of session) yield { stream, type, data: JSON.parse(data) };
  throw new Error('more events were asked for than were generated');
}

function throughArchive(archive: SqliteArchive): Contestant {
  const appendTogether = (events: readonly UnparsedEvent[]): void => {
    const { outcome } = archive.append({ events, reason: 'bench', by: 'bench' });
    if (outcome !== 'appended') throw new Error(`the archive answered ${outcome}`);
  };
  return {
    appendTogether,
    appendEach(events) {
      for (const event of events) appendTogether([event]);
    },
  };
}

function rawTable(path: string): Contestant {
  const database = new Sqlite(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(`create table events (
    position integer primary key, id text not null unique, stream text not null,
    version integer not null, type text not null, schema_version integer not null,
    recorded_at text not null, recorded_by text not null, reason text not null,
    data text not null, unique (stream, version)) strict`);
  const insert = database.prepare('insert into events values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  let position = 0;
  const append = ({ stream, type, data }: UnparsedEvent): void => {
    position += 1;
    const now = new Date().toISOString();
    const text = JSON.stringify(data);
    // It keeps no count of versions: the position is one that no other event of the stream has.
    insert.run(position, newId(), stream, position, type, 1, now, 'bench', 'bench', text);
  };
  return {
    appendEach(events) {
      for (const event of events) append(event);
    },
    appendTogether: database.transaction((events: readonly UnparsedEvent[]) => {
      for (const event of events) append(event);
    }),
  };
}

function printRebuild(writer: Sqlite.Database): void {
  let head = 0;
  const speed = perSecond(1, () => {
    for (const progress of rebuild(writer)) ({ head } = progress);
  });
  say(`rebuild of all views: ${rounded(speed * head)} events/s (${rounded(head)} events)`);
}

function print(
  title: string,
  contestants: readonly [string, Contestant][],
  speeds: readonly (readonly number[])[],
): void {
  const base = median(speeds[0] ?? []);
  for (const [index, [name]] of contestants.entries()) {
    const speed = median(speeds[index] ?? []);
    const ratio = (speed / base).toFixed(2);
    say(`${title.padEnd(24)} ${name.padEnd(20)} ${rounded(speed).padStart(8)}/s  ${ratio}`);
  }
}

function perSecond(events: number, work: () => void): number {
  const start = performance.now();
  work();
  return (events * 1_000) / (performance.now() - start);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function rounded(value: number): string {
  return Math.round(value).toLocaleString('en');
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
