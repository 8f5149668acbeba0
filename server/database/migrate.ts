import type { Database } from 'better-sqlite3';
import { Kysely, Migrator, SqliteAdapter, SqliteDialect, sql, type Migration } from 'kysely';
import * as events from '../../migrations/0001-events.ts';
import * as views from '../../migrations/0002-views.ts';
import * as tokens from '../../migrations/0003-tokens.ts';
import * as sizes from '../../migrations/0004-sizes.ts';
import * as accounts from '../../migrations/0005-accounts.ts';
import * as sessions from '../../migrations/0006-sessions.ts';
import * as invitations from '../../migrations/0007-invitations.ts';
import * as accountTokens from '../../migrations/0008-account-tokens.ts';
import * as settings from '../../migrations/0009-settings.ts';
import * as devices from '../../migrations/0010-devices.ts';
import * as proposals from '../../migrations/0011-proposals.ts';
import * as tree from '../../migrations/0020-tree.ts';
import * as redaction from '../../migrations/0021-redaction.ts';
import * as mirrored from '../../migrations/0028-mirrored.ts';
import { NotAnArchive, openWriter } from './open.ts';

/** Every migration by name, in order; named here, so that it also works where no sources lie. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-events': events,
  '0002-views': views,
  '0003-tokens': tokens,
  '0004-sizes': sizes,
  '0005-accounts': accounts,
  '0006-sessions': sessions,
  '0007-invitations': invitations,
  '0008-account-tokens': accountTokens,
  '0009-settings': settings,
  '0010-devices': devices,
  '0011-proposals': proposals,
  '0020-tree': tree,
  '0021-redaction': redaction,
  '0028-mirrored': mirrored,
};

/** All pending migrations are one transaction: a failed one leaves the file as it was. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  // Kysely begins deferred: were the first statement a read, two programs that start at once would
  // fail each other. This write waits for the other instead.
  override async acquireMigrationLock(database: Kysely<unknown>): Promise<void> {
    await sql`update kysely_migration_lock set is_locked = 0`.execute(database);
  }
}

class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * Brings the archive at `path` to this program's schema, creating it where there is none; returns
 * the names of the migrations that were run. Throws {@link NotAnArchive} when a newer program wrote
 * it.
 */
export async function migrate(path: string): Promise<readonly string[]> {
  const writer = openWriter(path);
  try {
    return await migrateConnection(writer);
  } finally {
    writer.close();
  }
}

/** As {@link migrate}, over a connection that is open and stays so. */
export async function migrateConnection(writer: Database): Promise<readonly string[]> {
  const database = new Kysely<unknown>({
    dialect: new TransactionalSqliteDialect({ database: writer }),
  });
  const unknown = (await namesOf(database)).find((name) => !Object.hasOwn(migrations, name));
  if (unknown !== undefined)
    throw new NotAnArchive(
      `${writer.name} was written by a newer version of this program (it has ${unknown}); update it`,
    );
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}

async function namesOf(database: Kysely<unknown>): Promise<string[]> {
  const { rows: tables } = await sql`
    select 1 from sqlite_master where name = 'kysely_migration'`.execute(database);
  if (tables.length === 0) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(database);
  return rows.map(({ name }) => name);
}
