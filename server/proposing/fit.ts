import type { ProposalFit, ProposedEvent } from '../../events/readings/proposals.ts';
import type { Conflict, Objection } from '../archive.ts';
import type { Weighed } from './weigh.ts';

/** How a form stands to the archive, and what is in the way of accepting it. */
export interface Fit {
  readonly fit: ProposalFit;
  readonly refusals: readonly Objection[];
  readonly conflicts: readonly Conflict[];
}

/** Sums up how the events of a form stand to the archive: the worst of them decides. */
export function fitOf(events: readonly ProposedEvent[], weighed: readonly Weighed[]): Fit {
  const refusals = weighed.flatMap(({ refusal }, at): Objection[] => {
    if (refusal === null) return [];
    const { pointer, code, message } = refusal;
    return [{ pointer: `/events/${at}${pointer && `/data${pointer}`}`, code, message }];
  });
  const conflicts = weighed.flatMap(({ since, actualVersion: actual }, at): Conflict[] => {
    const event = events[at];
    if (event === undefined || since.every(({ collides }) => collides.length === 0)) return [];
    const { stream, expectedVersion: expected } = event;
    return [{ pointer: `/events/${at}`, stream, expected, actual }];
  });
  return { fit: sumOf(weighed, refusals, conflicts), refusals, conflicts };
}

function sumOf(
  weighed: readonly Weighed[],
  refusals: readonly Objection[],
  conflicts: readonly Conflict[],
): ProposalFit {
  if (refusals.length > 0) return 'refused';
  if (conflicts.length > 0) return 'collides';
  return weighed.some(({ since }) => since.length > 0) ? 'moved-on' : 'fits';
}
