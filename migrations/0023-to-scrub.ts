import { sql, type Kysely } from 'kysely';

/**
 * The redactions of which the file may still hold bytes, in pages that are free or were written
 * anew: noted with the redaction, and gone once the whole file was written anew without them.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`create table to_scrub (position integer primary key) strict`.execute(database);
}
