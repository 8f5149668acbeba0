import type { Database } from 'better-sqlite3';
import { Kysely, Migrator, SqliteAdapter, SqliteDialect, sql, type Migration } from 'kysely';

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

/** Runs the migrations that a file does not have yet; returns their names. */
export async function runMigrations(
  writer: Database,
  migrations: Readonly<Record<string, () => Promise<Migration>>>,
): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: new Kysely<unknown>({ dialect: new TransactionalSqliteDialect({ database: writer }) }),
    provider: { getMigrations: () => loaded(migrations) },
    // Numbers are taken when work begins: one may land after a greater one, and touches nothing of it.
    allowUnorderedMigrations: true,
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
  return (results ?? []).map(({ migrationName }) => migrationName);
}

async function loaded(
  migrations: Readonly<Record<string, () => Promise<Migration>>>,
): Promise<Record<string, Migration>> {
  const all = Object.entries(migrations).map(async ([name, load]) => [name, await load()] as const);
  return Object.fromEntries(await Promise.all(all));
}
