import { sql, type Kysely } from 'kysely';

/** What administrators decide while the server runs, by name; what is absent has its default. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table settings (
      name text primary key,
      value text not null
    ) strict, without rowid`.execute(database);
}
