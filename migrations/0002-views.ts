import { sql, type Kysely } from 'kysely';

/** Where each view has got to: its last applied position and the version of its fold. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table checkpoints (
      view text primary key,
      version integer not null,
      position integer not null
    ) strict, without rowid`.execute(database);
}
