import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '../../../server/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../../server/database/open.ts';
import { generateEvents } from '../../../server/generate/generate-events.ts';
import { SqliteLog } from '../../../server/log/sqlite-log.ts';
import type { StoredEvent } from '../../../server/log/log.ts';
import { archivePath } from '../../../server/database/data-folder.ts';
import { openArchive, type OpenArchive } from '../../../server/open-archive.ts';
import { startViews } from '../../../server/projections/start.ts';
import { startSearch } from '../../../server/search/rebuild-search.ts';
import { bindLog } from '../../../server/transparency/bind-log.ts';
import { SearchIndex } from '../../../server/search/search-index.ts';

/**
 * What a kept archive's log and schema follow from: where any of it changes, another is made. Views
 * whose version has changed are rebuilt when the archive is opened.
 */
const madeBy = ['migrations', 'server/generate'];

const seed = 1;

const unusedMaxMs = 86_400_000;

/** Fewer than this many events come of one occurrence: enough are generated to cut the log off. */
const eventsEach = 1.6;

/** Opens the archive of so many events; see {@link keptFolder}. */
export async function openKept(events: number, tell: (line: string) => void): Promise<OpenArchive> {
  return openArchive(await keptFolder(events, tell));
}

/** The folder of an archive of so many events; the first time it is made, then kept for later runs. */
export function keptFolder(events: number, tell: (line: string) => void): Promise<string> {
  return keptAs(`${events}`, (folder) => make(folder, events, tell));
}

/** The same of an archive that has a log and its tree, and neither views nor an index. */
export function keptLog(events: number, tell: (line: string) => void): Promise<string> {
  return keptAs(`log-${events}`, async (folder) => (await makeLog(folder, events, tell)).close());
}

async function keptAs(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const kept = join(tmpdir(), 'regesta-bench');
  const folder = join(kept, `${name}-${hashOfSources()}`);
  if (!existsSync(folder)) {
    forgetUnused(kept);
    const making = join(kept, `making-${process.pid}`);
    mkdirSync(making, { recursive: true });
    await make(making);
    renameSync(making, folder);
  }
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

/** Removes what no run has opened for a day: other checkouts may still use what is newer. */
function forgetUnused(kept: string): void {
  for (const name of existsSync(kept) ? readdirSync(kept) : [])
    if (Date.now() - statSync(join(kept, name)).mtimeMs > unusedMaxMs)
      rmSync(join(kept, name), { recursive: true });
}

/**
 * The log is written whole and the views are then built from it, as for an archive that another
 * program filled: the same rows as by appending, several times as fast.
 */
async function make(folder: string, events: number, tell: (line: string) => void): Promise<void> {
  const database = await makeLog(folder, events, tell);
  const { writer } = database;
  const stage = stopwatch(events, tell);
  for (const _ of startViews(writer));
  stage('views built');
  for (const _ of startSearch(writer));
  new SearchIndex(writer).catchUp();
  stage('words indexed');
  database.close();
}

async function makeLog(
  folder: string,
  events: number,
  tell: (line: string) => void,
): Promise<OpenDatabase> {
  const stage = stopwatch(events, tell);
  await migrate(archivePath(folder));
  const database = openDatabase(archivePath(folder));
  const { writer } = database;
  // A crash costs no more than a temporary folder.
  writer.pragma('synchronous = off');
  const log = new SqliteLog(writer);
  const append = writer.transaction((page: readonly StoredEvent[]) => {
    for (const event of page) log.append(event);
  });
  for (const page of pagesOf(events)) append(page);
  stage('generated and logged');
  for (const _ of bindLog(writer));
  stage('bound and hashed');
  return database;
}

function* pagesOf(events: number): Generator<readonly StoredEvent[]> {
  let page: StoredEvent[] = [];
  const occurrences = Math.ceil(events / eventsEach);
  for (const session of generateEvents({ occurrences, seed })) {
    for (const event of session) if (event.position <= events) page.push(event);
    if (page.length < 5_000) continue;
    yield page;
    page = [];
  }
  yield page;
}

function stopwatch(events: number, tell: (line: string) => void): (stage: string) => void {
  let start = performance.now();
  return (stage) => {
    const seconds = (performance.now() - start) / 1_000;
    tell(`${stage} in ${seconds.toFixed(1)} s (${Math.round(events / seconds)} events/s)`);
    start = performance.now();
  };
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  for (const folder of madeBy)
    for (const name of readdirSync(join(root, folder)).sort())
      hash.update(name).update(readFileSync(join(root, folder, name)));
  return hash.digest('hex').slice(0, 16);
}
