import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { openAccounts, type Accounts } from './accounts/accounts.ts';
import { archivePath, makeFolder } from './database/data-folder.ts';
import { letBallastGo } from './database/ballast.ts';
import { expectFile, KeptHead } from './database/kept-head.ts';
import { migrateConnection } from './database/migrate.ts';
import { NotAnArchive, openDatabase, type OpenDatabase } from './database/open.ts';
import { settleWal } from './database/settle-wal.ts';
import { troubleOf } from './database/trouble.ts';
import type { Progress } from './projections/rebuild.ts';
import { newId } from './ids.ts';
import { beginMirror, type Mirrored } from './mirroring/mirrored.ts';
import { openProposals, type Proposals } from './proposing/open-proposals.ts';
import { startViews } from './projections/start.ts';
import type { Reader } from './reading/reader.ts';
import { createReader } from './reading/sqlite-reader.ts';
import { startSearch } from './search/rebuild-search.ts';
import { SearchIndex } from './search/search-index.ts';
import { SqliteArchive } from './sqlite-archive.ts';
import { bindLog } from './transparency/bind-log.ts';
import { keyPath, openTransparency, type Transparency } from './transparency/transparency.ts';
import { openTokens, type Tokens } from './tokens/tokens.ts';

/** An archive that is open, with all that is kept beside its log. */
export interface OpenArchive {
  readonly archive: SqliteArchive;
  readonly database: OpenDatabase;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly proposals: Proposals;
  readonly reader: Reader;
  readonly search: SearchIndex;
  readonly transparency: Transparency;
  /** Seals what was appended since the last seal, and closes the file. */
  close(): void;
}

/** How an archive is opened. */
export interface Opening {
  /** The name under which a log that has no key yet is sealed; null: one is made up. */
  readonly origin?: string | null;
  /** The archive that this one is, or becomes, a mirror of; null: it is what it is. */
  readonly mirrorOf?: Mirrored | null;
}

/**
 * Opens the archive of a data folder, making folder and archive where there is none: the file is
 * checked, migrated, every view is brought to the head of the log, and an index of words as this
 * program makes it is there to follow.  Throws
 * {@link NotAnArchive} with the remedy when the folder or file can't be used, or when the log does
 * not extend what was sealed. With `mirrorOf` an archive that has nothing yet becomes a mirror.
 */
export async function openArchive(
  dataFolder: string,
  onProgress: (progress: Progress) => void = () => undefined,
  { origin = null, mirrorOf = null }: Opening = {},
): Promise<OpenArchive> {
  makeFolder(dataFolder);
  const path = archivePath(dataFolder);
  try {
    const there = { dataFolder, path, origin, mirrorOf };
    return await openAt(there, onProgress).catch((error: unknown) => {
      if (troubleOf(error)?.code !== 'full' || !letBallastGo(path)) throw error;
      return openAt(there, onProgress);
    });
  } catch (error) {
    const trouble = error instanceof NotAnArchive ? null : troubleOf(error);
    throw trouble ? new NotAnArchive(`${path}: ${trouble.message}`, { cause: error }) : error;
  }
}

async function openAt(
  {
    dataFolder,
    path,
    origin,
    mirrorOf,
  }: Readonly<Record<'dataFolder' | 'path', string>> & Required<Opening>,
  onProgress: (progress: Progress) => void,
): Promise<OpenArchive> {
  expectFile(path);
  const database = openDatabase(path, { isChecked: true });
  try {
    settleWal(database.writer);
    await migrateConnection(database.writer);
    if (mirrorOf) {
      const hasKey = existsSync(keyPath(dataFolder));
      beginMirror(database.writer, mirrorOf, { hasKey, now: new Date() });
    }
    for (const progress of bindLog(database.writer)) onProgress(progress);
    for (const progress of startViews(database.writer)) onProgress(progress);
    for (const progress of startSearch(database.writer)) onProgress(progress);
    const archive = new SqliteArchive(database);
    const surroundings = { database: database.writer, now: () => new Date(), random: randomBytes };
    const accounts = openAccounts(surroundings);
    const tokens = openTokens(surroundings);
    const search = new SearchIndex(database.writer);
    const reader = createReader(database.reader, search);
    const keptHead = new KeptHead(path, archive.head().position);
    archive.onAppended((position) => keptHead.note(position));
    const { now } = surroundings;
    const proposals = openProposals({ database: database.writer, archive, now, newId });
    const transparency = openTransparency(database, { dataFolder, origin, now });
    const close = () => {
      try {
        keptHead.note(archive.head().position);
        transparency.seals.keepUp();
      } finally {
        archive.close();
      }
    };
    return {
      archive,
      database,
      accounts,
      tokens,
      proposals,
      reader,
      search,
      transparency,
      close,
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
