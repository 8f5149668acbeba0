import {
  proposalStates,
  type ProposalItem,
  type ProposalState,
  type ProposalStep,
  type ProposedEvent,
  type WeighedEvent,
} from '../../events/readings/proposals.ts';
import { titleOf } from '../../events/things/thing.ts';
import { changesMade } from '../../events/things/changes.ts';
import type { ProposalRow, StepRow } from './rows.ts';
import type { Weighed } from './weigh.ts';

/** A row of the list of proposals. */
export function describeItem(row: ProposalRow): ProposalItem {
  return {
    id: row.id,
    state: row.state,
    version: row.version,
    by: row.proposer,
    proposedAt: row.proposed_at,
    changedAt: row.changed_at,
    reason: row.reason,
    events: row.event_count,
    comments: row.comment_count,
    // What is stored was made by us.
    of: JSON.parse(row.about),
  };
}

/** A step in the course of a proposal. */
export function describeStep({ at, by, step, ...row }: StepRow): ProposalStep {
  switch (step) {
    case 'proposed':
    case 'amended': {
      const events: readonly ProposedEvent[] = JSON.parse(row.events ?? '[]');
      return { at, by, step, version: row.version ?? 1, reason: row.text, events };
    }
    case 'accepted':
      return { at, by, step, positions: JSON.parse(row.positions ?? '[]') };
    case 'commented':
    case 'declined':
    case 'withdrawn':
      return { at, by, step, text: row.text };
  }
}

/** A proposed event with what it would change now. */
export function describeWeighed(event: ProposedEvent, weighed: Weighed): WeighedEvent {
  const { before, after, position } = weighed;
  const thing = after ?? before;
  return {
    ...event,
    of: thing === null ? event.stream : titleOf(thing),
    actualVersion: weighed.actualVersion,
    isRecorded: position !== null,
    changes: changesMade({ before, after }),
    since: weighed.since.map((said) => ({
      position: said.event.position,
      type: said.event.type,
      recordedAt: said.event.recordedAt,
      recordedBy: said.event.recordedBy,
      changes: changesMade(said),
      collides: said.collides,
    })),
    refusal: weighed.refusal,
  };
}

/** A proposed event whose data was redacted: nobody can say what it would change. */
export function describeRedacted(event: ProposedEvent): WeighedEvent {
  return {
    ...event,
    of: event.stream,
    actualVersion: event.expectedVersion,
    isRecorded: false,
    changes: [],
    since: [],
    refusal: { pointer: '', ...redactedProposal },
  };
}

/** Why a proposal can't be accepted any more with an event whose data was redacted. */
export const redactedProposal = {
  code: 'redacted',
  message: 'was redacted; amend the proposal without it, or decline it',
} as const;

/** How many there are in each state. */
export function describeCounts(
  found: readonly { readonly state: ProposalState; readonly count: number }[],
): Readonly<Record<ProposalState, number>> {
  const counts: Record<ProposalState, number> = { open: 0, accepted: 0, declined: 0, withdrawn: 0 };
  for (const state of proposalStates)
    counts[state] = found.find((one) => one.state === state)?.count ?? 0;
  return counts;
}
