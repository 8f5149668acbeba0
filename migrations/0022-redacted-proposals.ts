import { sql, type Kysely } from 'kysely';

/**
 * The one change that the steps of a proposal admit: events lose their data, and nothing else of a
 * form changes, once something of one of their streams was redacted.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`drop trigger proposal_steps_no_update`.execute(database);
  await sql`
    create trigger proposal_steps_no_update before update on proposal_steps
    when (new.proposal, new.number, new.step, new.at, new.by, new.account, new.version, new.text,
        new.positions)
      is not (old.proposal, old.number, old.step, old.at, old.by, old.account, old.version,
        old.text, old.positions)
      or old.events is null or new.events is null
      or json_array_length(new.events) is not json_array_length(old.events)
      or exists (
        select 1 from json_each(old.events) as former join json_each(new.events) as later
          on later.key = former.key
        where later.value is not former.value and (
          later.value is not json_set(former.value, '$.data', json('null'))
          or not exists (
            select 1 from events where type = 'EventRedacted'
              and stream = json_extract(former.value, '$.stream'))))
    begin select raise(abort, 'the steps of a proposal are only added to'); end`.execute(database);
}
