import type { PreviewAnswer, PreviewedEvent } from '../../events/readings/editing.ts';
import { send } from '../answers/send.ts';
import { otherEndOf, type SavedEnd, type Utterance } from '../appending/append-events.ts';

/** How a preview ended: as the append would have, but for what it would have done. */
export type PreviewEnd =
  | { readonly end: 'previewed'; readonly events: readonly PreviewedEvent[] }
  | Exclude<SavedEnd, { end: 'appended' }>;

/** Asks what events would change, without saying them. */
export async function previewEvents(
  events: readonly Omit<Utterance, 'id'>[],
  reason: string,
): Promise<PreviewEnd> {
  const sent = await send<PreviewAnswer>('POST', '/api/events/preview', { events, reason });
  if (sent.kind === 'answer') return { end: 'previewed', events: sent.answer.events };
  return otherEndOf(sent);
}
