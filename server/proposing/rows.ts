import type { Database } from 'better-sqlite3';
import type { ProposalState, ProposedEvent } from '../../events/readings/proposals.ts';

/** A proposal as its table holds it. */
export interface ProposalRow {
  readonly number: number;
  readonly id: string;
  readonly state: ProposalState;
  readonly version: number;
  readonly proposer: string;
  readonly account: string | null;
  readonly proposed_at: string;
  readonly changed_at: string;
  readonly reason: string;
  readonly event_count: number;
  readonly comment_count: number;
  /** JSON: the things that it is about, by name. */
  readonly about: string;
}

/** A step as its table holds it: `events` and `positions` are JSON, null for steps without. */
export interface StepRow {
  readonly proposal: string;
  readonly number: number;
  readonly step: 'proposed' | 'amended' | 'commented' | 'accepted' | 'declined' | 'withdrawn';
  readonly at: string;
  readonly by: string;
  readonly account: string | null;
  readonly version: number | null;
  readonly text: string;
  readonly events: string | null;
  readonly positions: string | null;
}

/** Whose proposals: an account’s, those of one name without an account, or everyone’s (null). */
export type Whose = { readonly account: string | null; readonly name: string } | null;

/** A part of the list of proposals: open ones first, then the newest. */
export interface ProposalPage {
  readonly whose: Whose;
  readonly state: ProposalState | null;
  readonly limit: number;
  /** The place after which it begins: whether that one was open, and its number; null: the top. */
  readonly after: { readonly isOpen: boolean; readonly number: number } | null;
}

/** A form as it was sent. */
interface StoredForm {
  readonly reason: string;
  readonly events: readonly ProposedEvent[];
}

/** The tables of proposals. Whoever calls keeps several statements in one transaction. */
export interface ProposalTables {
  find(id: string): ProposalRow | null;
  steps(id: string): readonly StepRow[];
  /** The forms that a proposal had, the first one first. */
  forms(id: string): readonly StoredForm[];
  newestForm(id: string): readonly ProposedEvent[];
  page(page: ProposalPage): readonly ProposalRow[];
  counts(whose: Whose): readonly { readonly state: ProposalState; readonly count: number }[];
  insert(row: Omit<ProposalRow, 'number' | 'comment_count'>): void;
  addStep(step: Omit<StepRow, 'number'>): void;
  /** Changes an open proposal at this version; whether there was one. */
  change(
    at: { readonly id: string; readonly version: number },
    to: Pick<ProposalRow, 'state' | 'version' | 'changed_at' | 'reason' | 'event_count' | 'about'>,
  ): boolean;
  countComment(id: string, at: string): void;
  /** Runs work in one transaction, which is rolled back if it throws. */
  together(work: () => void): void;
}

const ofWhose = `(@isAll or account is @account and (account is not null or proposer = @name))`;

/** Prepares the tables over the connection that writes. */
export function proposalTables(database: Database): ProposalTables {
  const sql = prepare(database);
  const forms = (id: string): readonly StoredForm[] =>
    sql.steps.all(id).flatMap(({ events, text }) => {
      // What is stored was parsed when it came.
      return events === null ? [] : [{ reason: text, events: JSON.parse(events) }];
    });
  return {
    find: (id) => sql.find.get(id) ?? null,
    steps: (id) => sql.steps.all(id),
    forms,
    newestForm: (id) => forms(id).at(-1)?.events ?? [],
    page: ({ whose, state, limit, after }) =>
      sql.page.all({
        ...bindWhose(whose),
        state,
        limit,
        isOpen: after === null ? 2 : Number(after.isOpen),
        number: after?.number ?? 0,
      }),
    counts: (whose) => sql.counts.all(bindWhose(whose)),
    insert: (row) => void sql.insert.run(row),
    addStep: (step) => void sql.addStep.run(step),
    change: (at, to) => sql.change.run({ ...to, id: at.id, expected: at.version }).changes === 1,
    countComment: (id, at) => void sql.countComment.run({ id, at }),
    together: (work) => database.transaction(work).immediate(),
  };
}

function prepare(database: Database) {
  return {
    find: database.prepare<[string], ProposalRow>('select * from proposals where id = ?'),
    steps: database.prepare<[string], StepRow>(
      'select * from proposal_steps where proposal = ? order by number',
    ),
    page: database.prepare<[object], ProposalRow>(
      `select * from proposals
       where ${ofWhose} and (@state is null or state = @state)
         and ((state = 'open') < @isOpen or ((state = 'open') = @isOpen and number < @number))
       order by (state = 'open') desc, number desc limit @limit`,
    ),
    counts: database.prepare<[object], { state: ProposalState; count: number }>(
      `select state, count(*) as count from proposals where ${ofWhose} group by state`,
    ),
    insert: database.prepare<[object]>(
      `insert into proposals (id, state, version, proposer, account, proposed_at, changed_at,
         reason, event_count, about)
       values (@id, @state, @version, @proposer, @account, @proposed_at, @changed_at, @reason,
         @event_count, @about)`,
    ),
    addStep: database.prepare<[object]>(
      `insert into proposal_steps
       select @proposal, coalesce(max(number), 0) + 1, @step, @at, @by, @account, @version, @text,
         @events, @positions
       from proposal_steps where proposal = @proposal`,
    ),
    change: database.prepare<[object]>(
      `update proposals set state = @state, version = @version, changed_at = @changed_at,
         reason = @reason, event_count = @event_count, about = @about
       where id = @id and version = @expected and state = 'open'`,
    ),
    countComment: database.prepare<[object]>(
      `update proposals set comment_count = comment_count + 1, changed_at = @at where id = @id`,
    ),
  };
}

function bindWhose(whose: Whose): object {
  return {
    isAll: Number(whose === null),
    account: whose?.account ?? null,
    name: whose?.name ?? '',
  };
}
