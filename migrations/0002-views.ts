import { sql, type Kysely } from 'kysely';

/**
 * Where each view has got to: the version of its fold, its last applied position and how many rows
 * it has at that position. The views' own tables can be built anew at any time, so the server makes
 * them, not a migration.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table checkpoints (
      view text primary key,
      version integer not null,
      position integer not null,
      rows integer not null
    ) strict, without rowid`.execute(database);
}
