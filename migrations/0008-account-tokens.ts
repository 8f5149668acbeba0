import { sql, type Kysely } from 'kysely';

/**
 * Tokens of accounts beside those that belong to nobody: whose it is, what it is for, and its role.
 * Tokens made before are editors’ tokens, and stay so.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table tokens add column account text references accounts (id)`.execute(database);
  await sql`alter table tokens add column label text not null default ''`.execute(database);
  await sql`
    alter table tokens add column role text not null default 'editor'
      check (role in ('reader', 'contributor', 'editor', 'administrator'))`.execute(database);
}
