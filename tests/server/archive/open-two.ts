import { join } from 'node:path';
import { migrate } from '../../../server/database/migrate.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { startViews } from '../../../server/projections/start.ts';
import { SqliteArchive } from '../../../server/sqlite-archive.ts';
import type { Surroundings } from '../../../server/surroundings.ts';
import { temporaryFolder } from '../../support/running-server.ts';

/** A file that archives can be opened over, one after the other or at once. */
export interface Place {
  readonly path: string;
  open(surroundings?: Partial<Surroundings>): SqliteArchive;
  /** Closes every archive that is still open, and removes the file. */
  remove(): void;
}

/** A migrated file in a folder of its own. */
export async function place(): Promise<Place> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'regesta.db');
  const opened = new Set<SqliteArchive>();
  await migrate(path);
  let count = 0;
  return {
    path,
    open(surroundings) {
      const database = openDatabase(path);
      for (const _ of startViews(database.writer));
      const archive = new SqliteArchive(database, {
        now: () => Date.UTC(2024, 0, 1),
        newId: () => {
          count += 1;
          return uuid(count);
        },
        ...surroundings,
      });
      opened.add(archive);
      return archive;
    },
    remove() {
      for (const archive of opened) archive.close();
      folder.remove();
    },
  };
}

/** A UUID for a number, the same each time. */
export function uuid(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}
