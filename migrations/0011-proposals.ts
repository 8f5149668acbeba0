import { sql, type Kysely } from 'kysely';

/**
 * Proposals, which are no part of the public log: how each stands, and the steps that brought it
 * there, every form that it had included. Steps are added and never changed. `account` is of the
 * proposer; null: a token that belongs to none.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`
    create table proposals (
      number integer primary key,
      id text not null unique,
      state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
      version integer not null,
      proposer text not null,
      account text,
      proposed_at text not null,
      changed_at text not null,
      reason text not null,
      event_count integer not null,
      comment_count integer not null default 0,
      about text not null
    ) strict`.execute(database);
  await sql`create index proposals_state on proposals (state, number)`.execute(database);
  await sql`
    create table proposal_steps (
      proposal text not null references proposals (id),
      number integer not null,
      step text not null,
      at text not null,
      by text not null,
      account text,
      version integer,
      text text not null,
      events text,
      positions text,
      primary key (proposal, number)
    ) strict, without rowid`.execute(database);
  for (const change of ['update', 'delete'])
    await sql`
      create trigger ${sql.raw(`proposal_steps_no_${change}`)}
      before ${sql.raw(change)} on proposal_steps
      begin select raise(abort, 'the steps of a proposal are only added to'); end`.execute(
      database,
    );
}
