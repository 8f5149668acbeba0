import { sql, type Kysely } from 'kysely';

/**
 * What witnesses signed beneath the seals: to each seal one line a witness, its latest, with the
 * witness's verifier key, so that a line can be checked when nobody remembers whose it was.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table cosignatures (
      size integer not null references seals (size) on delete cascade,
      witness text not null,
      line text not null,
      received_at text not null,
      primary key (size, witness)
    ) strict, without rowid`.execute(database);
}
