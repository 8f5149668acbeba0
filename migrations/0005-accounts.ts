import { sql, type Kysely } from 'kysely';

/**
 * Who may sign in; never part of the public log. `login` is folded to lower case, `name_key` is the
 * public name with all that looks alike folded together. No password: the account signs in through
 * OpenID, if it has an issuer and a subject, or not yet.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table accounts (
      id text primary key,
      login text not null unique,
      name text not null,
      name_key text not null unique,
      role text not null check (role in ('reader', 'contributor', 'editor', 'administrator')),
      password_hash text,
      openid_issuer text,
      openid_subject text,
      created_at text not null,
      disabled_at text,
      unique (openid_issuer, openid_subject)
    ) strict, without rowid`.execute(database);
}
