import { sql, type Kysely } from 'kysely';

/**
 * What this archive is a mirror of; no row: of nothing. It lies in the file itself, so that a mirror
 * is one wherever the file goes, by backup or by copy, until it is taken over.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table mirrored (
      only integer primary key check (only = 1),
      key text not null,
      url text not null,
      begun_at text not null
    ) strict`.execute(database);
}
