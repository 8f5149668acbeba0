import { sql, type Kysely } from 'kysely';

/** Editors' tokens, hashed; never part of the public log. `name` is what the log carries. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table tokens (
      id text primary key,
      name text not null,
      hash text not null unique,
      created_at text not null,
      expires_at text,
      revoked_at text
    ) strict, without rowid`.execute(database);
}
