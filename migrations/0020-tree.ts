import { sql, type Kysely } from 'kysely';

/**
 * What the Merkle tree over the log is made of: to each event the salt and the commitment that bind
 * its data (a redaction takes the salt away with it), the tiles that are full, each with the one hash that the level above has for it, and every seal
 * that was ever signed.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table bindings (
      position integer primary key,
      salt blob,
      commitment blob not null check (length(commitment) = 32)
    ) strict`.execute(database);
  await sql`
    create table tiles (
      level integer not null,
      ordinal integer not null,
      hashes blob not null check (length(hashes) = 8192),
      root blob not null check (length(root) = 32),
      primary key (level, ordinal)
    ) strict`.execute(database);
  await sql`
    create table seals (
      size integer primary key,
      note text not null,
      signed_at text not null
    ) strict`.execute(database);
}
