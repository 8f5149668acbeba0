import type { Database } from 'better-sqlite3';
import type { Migration } from 'kysely';
import { NotAnArchive, openWriter } from './open.ts';

/** Every migration by name, in order; named here, so that it also works where no sources lie. */
export const migrations: Readonly<Record<string, () => Promise<Migration>>> = {
  '0001-events': () => import('../../migrations/0001-events.ts'),
  '0002-views': () => import('../../migrations/0002-views.ts'),
  '0003-tokens': () => import('../../migrations/0003-tokens.ts'),
  '0004-sizes': () => import('../../migrations/0004-sizes.ts'),
  '0005-accounts': () => import('../../migrations/0005-accounts.ts'),
  '0006-sessions': () => import('../../migrations/0006-sessions.ts'),
  '0007-invitations': () => import('../../migrations/0007-invitations.ts'),
  '0008-account-tokens': () => import('../../migrations/0008-account-tokens.ts'),
  '0009-settings': () => import('../../migrations/0009-settings.ts'),
  '0010-devices': () => import('../../migrations/0010-devices.ts'),
  '0011-proposals': () => import('../../migrations/0011-proposals.ts'),
  '0020-tree': () => import('../../migrations/0020-tree.ts'),
  '0021-redaction': () => import('../../migrations/0021-redaction.ts'),
  '0022-redacted-proposals': () => import('../../migrations/0022-redacted-proposals.ts'),
  '0023-to-scrub': () => import('../../migrations/0023-to-scrub.ts'),
  '0025-cosignatures': () => import('../../migrations/0025-cosignatures.ts'),
  '0028-mirrored': () => import('../../migrations/0028-mirrored.ts'),
  '0029-former-seals': () => import('../../migrations/0029-former-seals.ts'),
};

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
  const done = namesOf(writer);
  const unknown = done.find((name) => !Object.hasOwn(migrations, name));
  if (unknown !== undefined)
    throw new NotAnArchive(
      `${writer.name} was written by a newer version of this program (it has ${unknown}); ` +
        'update this one',
    );
  // Most starts have nothing to migrate, and need not wait until what does it is loaded.
  if (Object.keys(migrations).every((name) => done.includes(name))) return [];
  const { runMigrations } = await import('./run-migrations.ts');
  return runMigrations(writer, migrations);
}

function namesOf(database: Database): readonly string[] {
  const tables = database
    .prepare("select 1 from sqlite_master where name = 'kysely_migration'")
    .all();
  if (tables.length === 0) return [];
  return database.prepare<[], string>('select name from kysely_migration').pluck().all();
}
