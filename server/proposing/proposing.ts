import { recordedByOf } from '../../events/readings/authors.ts';
import type { ProposedEvent } from '../../events/readings/proposals.ts';
import type { Archive } from '../archive.ts';
import { redactedProposal } from './describe.ts';
import { fitOf } from './fit.ts';
import { admit, isSameForm, refused, withIds, type Form, type NotAdmitted } from './forms.ts';
import type { ProposalRow, ProposalTables, StepRow } from './rows.ts';

/** Who proposes, amends or settles. */
export interface Proposer {
  readonly name: string;
  /** Id of the account; null: a token that belongs to none. */
  readonly account: string | null;
}

/** What became of proposing or settling: done, or why not. */
export type ProposingEnd =
  | { readonly outcome: 'done' | 'repeated'; readonly id: string }
  /** Someone amended it since. */
  | {
      readonly outcome: 'amended-since';
      readonly expected: number;
      readonly actual: number;
    }
  | NotAdmitted;

/** Which form of which proposal someone saw, and who they are. */
export interface Settling {
  readonly id: string;
  readonly expectedVersion: number;
  readonly by: Proposer;
}

/** What proposing works with. */
export interface Desk {
  readonly archive: Archive;
  readonly tables: ProposalTables;
  readonly now: () => Date;
  readonly newId: () => string;
}

type Step = Pick<StepRow, 'proposal' | 'step' | 'at' | 'text'> & {
  readonly by: Proposer;
  readonly version?: number;
  readonly events?: readonly ProposedEvent[];
  readonly positions?: readonly number[];
};

/** How many open proposals one person may have. */
const openMax = 200;

/**
 * Proposals: sets of events that wait beside the log for an editor.
 *
 * 1. What is proposed parses, and the rules of the archive would have accepted it then.
 * 2. A proposal is settled once. Its events and its acceptance are one transaction, so that none is
 *    in the log without the other; where the log has the events already, accepting says just that.
 * 3. Each form that a proposal had is kept, and so is who made it.
 */
export class Proposing {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Proposes; the same again under the same id is proposed once. */
  propose(form: Form & { readonly id: string | null }, by: Proposer): ProposingEnd {
    const { archive, tables } = this.#desk;
    const id = form.id ?? this.#desk.newId();
    const former = tables.find(id);
    if (former !== null) return this.#repeated(former, form, by);
    const admitted = admit(archive, withIds(form, this.#desk.newId), by.name);
    if (admitted.outcome !== 'admitted') return admitted;
    if (this.#openOf(by) >= openMax)
      return refused('too-many-open', '', `you have ${openMax} open proposals; withdraw some`);
    const at = this.#now();
    const { events, about } = admitted;
    tables.together(() => {
      tables.insert({
        id,
        state: 'open',
        version: 1,
        proposer: by.name,
        account: by.account,
        proposed_at: at,
        changed_at: at,
        reason: form.reason,
        event_count: events.length,
        about: JSON.stringify(about),
      });
      this.#step({
        proposal: id,
        step: 'proposed',
        at,
        by,
        version: 1,
        text: form.reason,
        events,
      });
    });
    return { outcome: 'done', id };
  }

  /** Gives an open proposal another form; the former ones are kept. */
  amend(form: Form, settling: Settling): ProposingEnd {
    const { archive, newId } = this.#desk;
    const found = this.#open(settling);
    if ('outcome' in found) return found;
    const admitted = admit(archive, withIds(form, newId), settling.by.name);
    if (admitted.outcome !== 'admitted') return admitted;
    const { events, about } = admitted;
    const version = found.version + 1;
    const { reason } = form;
    const row = { version, reason, event_count: events.length, about: JSON.stringify(about) };
    const step = { step: 'amended', version, text: reason, events } as const;
    return this.#change(settling, { ...found, ...row }, step);
  }

  /** Appends the events with both names, and settles the proposal in the same transaction. */
  accept(settling: Settling): ProposingEnd {
    const { archive } = this.#desk;
    const found = this.#open(settling);
    if ('outcome' in found) return found;
    const { reason, proposer } = found;
    const events = this.#desk.tables.newestForm(settling.id);
    const gone = events.findIndex(({ data }) => data === null);
    if (gone >= 0) {
      const { code, message } = redactedProposal;
      return refused(code, `/events/${gone}`, message);
    }
    const { weighed } = archive.weigh({ events, reason });
    const { fit, refusals, conflicts } = fitOf(events, weighed);
    if (fit === 'refused') return { outcome: 'refused', refusals };
    if (fit === 'collides') return { outcome: 'conflict', conflicts };
    const outcome = archive.append({
      // What was overtaken and does not collide goes on top of what was said since.
      events: events.map((event, at) => {
        return { ...event, expectedVersion: weighed[at]?.actualVersion ?? 0 };
      }),
      reason,
      by: recordedByOf({ by: proposer, acceptedBy: settling.by.name }),
      alongside: (receipts) => {
        const positions = receipts.map(({ position }) => position);
        const step = { step: 'accepted', text: '', positions } as const;
        this.#changeNow(settling, { ...found, state: 'accepted' }, step);
      },
    });
    if (outcome.outcome === 'appended' || outcome.outcome === 'repeated')
      return { outcome: 'done', id: settling.id };
    return outcome;
  }

  /** Declines or withdraws an open proposal. */
  close(state: 'declined' | 'withdrawn', reason: string, settling: Settling): ProposingEnd {
    const found = this.#open(settling);
    if ('outcome' in found) return found;
    return this.#change(settling, { ...found, state }, { step: state, text: reason });
  }

  /** Comments on a proposal, settled or not. */
  comment(id: string, text: string, by: Proposer): ProposingEnd {
    const { tables } = this.#desk;
    const at = this.#now();
    tables.together(() => {
      this.#step({ proposal: id, step: 'commented', at, by, text });
      tables.countComment(id, at);
    });
    return { outcome: 'done', id };
  }

  /** The proposal as an open one in the form that was seen, or why it is none. */
  #open({ id, expectedVersion }: Settling): ProposalRow | ProposingEnd {
    const found = this.#desk.tables.find(id);
    if (found === null) throw new Error(`there is no proposal ${id}`);
    if (found.state !== 'open')
      return refused('not-open', '', `it was ${found.state} already; make a new proposal`);
    if (found.version !== expectedVersion)
      return { outcome: 'amended-since', expected: expectedVersion, actual: found.version };
    return found;
  }

  #repeated(former: ProposalRow, form: Form, by: Proposer): ProposingEnd {
    const [first] = this.#desk.tables.forms(former.id);
    const isOwn = former.account === by.account && former.proposer === by.name;
    if (isOwn && first?.reason === form.reason && isSameForm(first.events, form))
      return { outcome: 'repeated', id: former.id };
    return refused('id-already-used', '/id', 'is the id of another proposal; make a new one');
  }

  #change(
    settling: Settling,
    row: ProposalRow,
    step: Omit<Step, 'proposal' | 'at' | 'by'>,
  ): ProposingEnd {
    this.#desk.tables.together(() => this.#changeNow(settling, row, step));
    return { outcome: 'done', id: settling.id };
  }

  /** In a transaction: throws, so that it is rolled back, if another process was first. */
  #changeNow(
    { id, expectedVersion, by }: Settling,
    row: ProposalRow,
    step: Omit<Step, 'proposal' | 'at' | 'by'>,
  ): void {
    const at = this.#now();
    const { tables } = this.#desk;
    if (!tables.change({ id, version: expectedVersion }, { ...row, changed_at: at }))
      throw new Error(`proposal ${id} was settled or amended by another process; look again`);
    this.#step({ ...step, proposal: id, at, by });
  }

  #step({ by, version, events, positions, ...step }: Step): void {
    this.#desk.tables.addStep({
      ...step,
      by: by.name,
      account: by.account,
      version: version ?? null,
      events: events === undefined ? null : JSON.stringify(events),
      positions: positions === undefined ? null : JSON.stringify(positions),
    });
  }

  #openOf(by: Proposer): number {
    return this.#desk.tables.counts(by).find(({ state }) => state === 'open')?.count ?? 0;
  }

  #now(): string {
    return this.#desk.now().toISOString();
  }
}
