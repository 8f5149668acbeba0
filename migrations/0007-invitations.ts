import { sql, type Kysely } from 'kysely';

/**
 * One-use links: to become the first administrator, to open an account with a role, or to give the
 * account that is named a new password. Only the hash of the secret is kept.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table invitations (
      id text primary key,
      hash text not null unique,
      kind text not null check (kind in ('first-administrator', 'new-account', 'new-password')),
      role text check (role in ('reader', 'contributor', 'editor', 'administrator')),
      account text references accounts (id),
      note text not null,
      invited_by text not null,
      created_at text not null,
      expires_at text not null,
      taken_at text,
      withdrawn_at text
    ) strict, without rowid`.execute(database);
}
