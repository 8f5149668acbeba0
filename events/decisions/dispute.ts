import type { Occurrence } from '../things/occurrence.ts';
import type { EventData } from '../vocabulary/event.ts';
import { checkCitations, checkSupport } from './citation.ts';
import type { Refusal, World } from './contract.ts';
import { refuse } from './rules.ts';

/** Decides on a competing claim about a live occurrence; a citation's stance is towards the claim. */
export function decideDisputed(
  state: Occurrence,
  data: EventData<'OccurrenceDisputed'>,
  world: World,
): Refusal | null {
  if (state.disputes.some(({ dispute }) => dispute === data.dispute))
    return refuse(
      'already-disputed',
      '/dispute',
      `the occurrence has a dispute named ${data.dispute}; choose another name`,
    );
  return checkSupport(data.citations, '/citations') ?? checkCitations(data.citations, world);
}

/** Decides on the end of a dispute about a live occurrence. */
export function decideResolved(
  state: Occurrence,
  data: EventData<'DisputeResolved'>,
): Refusal | null {
  const dispute = state.disputes.find((one) => one.dispute === data.dispute);
  if (!dispute)
    return refuse(
      'not-disputed',
      '/dispute',
      `the occurrence has no dispute named ${data.dispute}; name one that was raised`,
    );
  if (!dispute.resolved) return null;
  return refuse(
    'already-resolved',
    '/dispute',
    `the dispute ${data.dispute} is resolved; raise a new one under another name`,
  );
}
