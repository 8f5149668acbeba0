import { sql, type Kysely } from 'kysely';

/**
 * Seals of this log under a key that it is not sealed with any more, each with its key: a mirror that
 * was taken over without the key of the archive that it followed keeps that archive's seals here.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table former_seals (
      key text not null,
      size integer not null,
      note text not null,
      signed_at text not null,
      primary key (key, size)
    ) strict, without rowid`.execute(database);
}
