import { join } from 'node:path';
import type { Proposed } from '../../../events/decisions/decide.ts';
import { migrate } from '../../../server/database/migrate.ts';
import { openDatabase, type OpenDatabase } from '../../../server/database/open.ts';
import { startViews } from '../../../server/projections/start.ts';
import type { Reader } from '../../../server/reading/reader.ts';
import { createReader } from '../../../server/reading/sqlite-reader.ts';
import { startSearch } from '../../../server/search/rebuild-search.ts';
import { SearchIndex } from '../../../server/search/search-index.ts';
import { SqliteArchive } from '../../../server/sqlite-archive.ts';
import { temporaryFolder } from '../../support/running-server.ts';

/** A real archive on disk, its reader and its index of words. */
export interface OpenReading {
  readonly archive: SqliteArchive;
  readonly database: OpenDatabase;
  readonly index: SearchIndex;
  readonly reader: Reader;
  /** Appends in one request; throws what was not accepted. The clock goes on by a second. */
  append(...events: readonly Proposed[]): void;
  close(): void;
}

/** Opens an empty archive whose clock begins at 2024-01-01T00:00:00Z. */
export async function openReading(): Promise<OpenReading> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'regesta.db');
  await migrate(path);
  const database = openDatabase(path);
  for (const _ of startViews(database.writer));
  let now = Date.UTC(2024, 0, 1);
  let count = 0;
  const archive = new SqliteArchive(database, {
    now: () => now,
    newId: () => {
      count += 1;
      return `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    },
  });
  for (const _ of startSearch(database.writer));
  const index = new SearchIndex(database.writer);
  return {
    archive,
    database,
    index,
    reader: createReader(database.reader, index),
    append(...events) {
      const outcome = archive.append({
        events,
        reason: 'for a test',
        by: 'A test',
        mayRedact: true,
      });
      if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
      now += 1000;
    },
    close() {
      archive.close();
      folder.remove();
    },
  };
}
