import { sql, type Kysely } from 'kysely';

/**
 * The log. Positions and versions are gapless, `recorded_at` never decreases, and what is written
 * stays: the triggers hold for every connection, whatever its pragmas. `INSERT OR REPLACE` deletes
 * without firing delete triggers unless recursive triggers are on, so the insert trigger refuses
 * whatever a replacement would need.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table events (
      position integer primary key,
      id text not null unique,
      stream text not null,
      version integer not null,
      type text not null,
      schema_version integer not null,
      recorded_at text not null,
      recorded_by text not null,
      reason text not null,
      data text not null,
      unique (stream, version)
    ) strict`.execute(database);
  await sql`
    create trigger events_append_only before insert on events
    when new.position is not (select coalesce(max(position), 0) + 1 from events)
      or new.version is not
        (select coalesce(max(version), 0) + 1 from events where stream = new.stream)
      or new.recorded_at < (select recorded_at from events where position = new.position - 1)
      or exists (select 1 from events where id = new.id)
    begin
      select raise(abort, 'the log is append-only: position, version or time is out of order');
    end`.execute(database);
  await sql`
    create trigger events_never_updated before update on events
    begin
      select raise(abort, 'the log is append-only: an event is never changed');
    end`.execute(database);
  await sql`
    create trigger events_never_deleted before delete on events
    begin
      select raise(abort, 'the log is append-only: an event is never deleted');
    end`.execute(database);
}
