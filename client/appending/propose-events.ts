import type { ProposalAnswer } from '../../events/readings/proposals.ts';
import { send } from '../answers/send.ts';
import { otherEndOf, type SavedEnd, type Utterance } from './append-events.ts';

/** How proposing ended: as saving does, but that what is kept is a proposal with this id. */
export type ProposedEnd =
  Exclude<SavedEnd, { end: 'appended' }> | { readonly end: 'proposed'; readonly proposal: string };

/**
 * Proposes events to the editors, all or none. The proposal's id is that of its first event, so that
 * sending the same again after no answer came proposes it once.
 */
export async function proposeEvents(
  events: readonly Utterance[],
  reason: string,
): Promise<ProposedEnd> {
  const id = events[0]?.id;
  const sent = await send<ProposalAnswer>('POST', '/api/proposals', { id, events, reason });
  if (sent.kind !== 'answer') return otherEndOf(sent);
  return { end: 'proposed', proposal: sent.answer.proposal.id };
}
