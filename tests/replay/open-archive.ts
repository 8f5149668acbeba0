import { join } from 'node:path';
import type { Proposed } from '../../events/decisions/decide.ts';
import { migrate } from '../../server/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../server/database/open.ts';
import { startViews } from '../../server/projections/start.ts';
import type { Reader } from '../../server/reading/reader.ts';
import { createReader } from '../../server/reading/sqlite-reader.ts';
import { startSearch } from '../../server/search/rebuild-search.ts';
import { SearchIndex } from '../../server/search/search-index.ts';
import { SqliteArchive } from '../../server/sqlite-archive.ts';
import { temporaryFolder } from '../support/running-server.ts';
import { ground, type RandomLog, type Step } from './random-log.ts';

/** An archive on disk whose clock and ids follow from what is said to it alone. */
export interface SmallArchive {
  readonly reader: Reader;
  readonly database: OpenDatabase;
  /** Says one thing after another, at the times that the steps tell. */
  tell(steps: readonly Step[]): void;
  /** Closes the file and opens it again, as a restart does. */
  restart(): void;
  close(): void;
}

/** The steps of a whole log: the ground in one request, and what comes after it. */
export function stepsOf(log: RandomLog): readonly Step[] {
  const begun = ground.map((said): Step => ({ said, comes: 'together' }));
  return [...begun, ...log.steps];
}

/** Opens an empty archive; its clock begins at 2024-01-01T00:00:00Z. */
export async function openArchive(): Promise<SmallArchive> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'regesta.db');
  await migrate(path);
  let now = Date.UTC(2024, 0, 1);
  let count = 0;
  const newId = (): string => {
    count += 1;
    return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
  };
  let opened = open(path, { now: () => now, newId });
  const append = (events: readonly Proposed[]): void => {
    if (events.length === 0) return;
    const outcome = opened.archive.append({ events, reason: 'for a test', by: 'A test' });
    if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
  };
  return {
    get reader() {
      return opened.reader;
    },
    get database() {
      return opened.database;
    },
    tell(steps) {
      let request: Proposed[] = [];
      for (const { said, comes } of steps) {
        if (comes !== 'together') {
          append(request);
          request = [];
        }
        if (comes === 'later') now += 1000;
        request.push(said);
      }
      append(request);
    },
    restart() {
      opened.archive.close();
      opened = open(path, { now: () => now, newId });
    },
    close() {
      opened.archive.close();
      folder.remove();
    },
  };
}

function open(path: string, surroundings: { now: () => number; newId: () => string }) {
  const database = openDatabase(path);
  for (const _ of startViews(database.writer));
  const archive = new SqliteArchive(database, surroundings);
  for (const _ of startSearch(database.writer));
  const reader = createReader(database.reader, new SearchIndex(database.writer));
  return { database, archive, reader };
}

/** An archive that was told a whole log. Whoever opens it closes it. */
export async function archiveOf(log: RandomLog): Promise<SmallArchive> {
  const archive = await openArchive();
  archive.tell(stepsOf(log));
  return archive;
}
