import { sql, type Kysely } from 'kysely';

/**
 * How many rows each view lists at every position of the log, so that a reading of any position has
 * its total without counting. Of the timeline's rows only the live ones are listed.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table sizes (
      position integer primary key,
      timeline integer not null default 0,
      standing integer not null default 0,
      actors integer not null default 0,
      sources integer not null default 0,
      tallies integer not null default 0,
      links integer not null default 0
    ) strict`.execute(database);
  await sql`insert into sizes (position) values (0)`.execute(database);
}
