import { sql, type Kysely } from 'kysely';

/** Who is signed in where: the hash of the cookie's secret, and `device`, the browser's own words. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table sessions (
      id text primary key,
      account text not null references accounts (id),
      hash text not null unique,
      device text not null,
      created_at text not null,
      seen_at text not null,
      expires_at text not null
    ) strict, without rowid`.execute(database);
  await sql`create index sessions_account on sessions (account)`.execute(database);
}
