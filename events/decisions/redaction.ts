import type { Thing } from '../things/thing.ts';
import type { Proposed, Refusal, World } from './contract.ts';
import { refuse } from './rules.ts';

/** An event that says that another’s data is removed. */
export type RedactionProposed = Extract<Proposed, { type: 'EventRedacted' }>;

/** Decides on removing the data of an earlier event, whatever stands of its thing now. */
export function decideRedacted(
  state: Thing | null,
  { stream, data: { position } }: RedactionProposed,
  world: World,
): Refusal | null {
  const event = world.event(position);
  if (!event)
    return refuse(
      'unrecorded-event',
      '/position',
      `there is no event at position ${position}; name one that the log has`,
    );
  if (event.stream !== stream)
    return refuse(
      'other-stream',
      '/position',
      `the event at position ${position} is of ${event.stream}; say its redaction there`,
    );
  if (event.type === 'EventRedacted')
    return refuse(
      'redaction-stays',
      '/position',
      'is a redaction, which stays for all to see; name the event whose data is to go',
    );
  // What was redacted earlier in the same request still has its data in the log.
  if (event.data === null || state?.redacted?.includes(position))
    return refuse('already-redacted', '/position', 'was redacted already; leave it out');
  if (Object.keys(event.data).length > 0) return null;
  return refuse(
    'nothing-to-redact',
    '/position',
    'has no data; the reason that it was recorded with is part of the log’s proof, and stays',
  );
}
