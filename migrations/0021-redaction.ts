import { sql, type Kysely } from 'kysely';

/**
 * The one change that the log admits: the data of an event goes, and the JSON text `null` stands in
 * its place, once a redaction of it has been recorded on its stream. The index finds the redaction of
 * a position, keeps a position from being redacted twice, and costs no other event anything.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create unique index events_redactions on events (json_extract(data, '$.position'))
    where type = 'EventRedacted'`.execute(database);
  await sql`drop trigger events_never_updated`.execute(database);
  await sql`
    create trigger events_never_updated before update on events
    when new.data is not 'null'
      or (new.position, new.id, new.stream, new.version, new.type, new.schema_version,
          new.recorded_at, new.recorded_by, new.reason)
        is not (old.position, old.id, old.stream, old.version, old.type, old.schema_version,
          old.recorded_at, old.recorded_by, old.reason)
      or old.type = 'EventRedacted'
      or not exists (
        select 1 from events as redaction
        where redaction.type = 'EventRedacted'
          and json_extract(redaction.data, '$.position') = old.position
          and redaction.stream = old.stream)
    begin
      select raise(abort, 'the log is append-only: an event is never changed');
    end`.execute(database);
}
