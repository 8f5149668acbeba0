import { sql, type Kysely } from 'kysely';

/**
 * Browsers in which an account has signed in before: they keep a secret of their own, so that
 * strangers who guess at the account’s password don’t slow down whoever it belongs to.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table devices (
      hash text primary key,
      account text not null references accounts (id),
      created_at text not null
    ) strict, without rowid`.execute(database);
  await sql`create index devices_account on devices (account)`.execute(database);
}
