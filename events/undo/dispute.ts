import { isSameValue } from '../decisions/sameness.ts';
import type { Dispute, Occurrence } from '../things/occurrence.ts';
import type { EventData, Recorded } from '../vocabulary/event.ts';
import { blockedBy, formerRedacted, undoneBy, type Inverse, type Stages } from './inverse.ts';

/** The most characters of a term, as a dispute's name is one. */
const nameLengthMax = 64;

/** Takes a claim back. If it was raised anew under another name, it is that one which is open. */
export function undoDisputed(
  event: Extract<Recorded, { type: 'OccurrenceDisputed' }>,
  { now }: Stages<Occurrence>,
): Inverse {
  const open = now.disputes.filter(({ resolved }) => resolved === null);
  const standing =
    open.find(({ dispute }) => dispute === event.data.dispute) ??
    open.find((one) => isSameClaim(one, event.data));
  if (!standing) return blockedBy('already-undone', 'the dispute was resolved since');
  return undoneBy('DisputeResolved', {
    dispute: standing.dispute,
    outcome: 'rejected',
    resolution: `Taken back: what ${event.recordedBy} said at position ${event.position} is undone.`,
  });
}

/** A dispute is resolved once: its claim is raised anew, under a name of its own. */
export function undoResolved(
  event: Extract<Recorded, { type: 'DisputeResolved' }>,
  { before, now }: Stages<Occurrence>,
): Inverse {
  const former = before?.disputes.find(({ dispute }) => dispute === event.data.dispute);
  if (!former) return formerRedacted;
  if (now.disputes.some((one) => one.resolved === null && isSameClaim(one, former)))
    return blockedBy('already-undone', 'the claim was raised anew since');
  const { resolved: _resolved, ...claim } = former;
  return undoneBy('OccurrenceDisputed', { ...claim, dispute: newName(former.dispute, now) });
}

function isSameClaim(dispute: Dispute, data: EventData<'OccurrenceDisputed'>): boolean {
  const { resolved: _resolved, ...claim } = dispute;
  return isSameValue({ ...claim, dispute: '' }, { ...data, dispute: '' });
}

/** `day` is raised anew as `day-2`, and that as `day-3`. */
function newName(dispute: string, { disputes }: Occurrence): string {
  const taken = new Set(disputes.map((one) => one.dispute));
  const [, stem = ''] = /^(.+)-\d+$/u.exec(dispute) ?? [];
  const base = taken.has(stem) ? stem : dispute;
  for (let count = 2; ; count += 1) {
    const ending = `-${count}`;
    const name = base.slice(0, nameLengthMax - ending.length).replace(/-$/u, '') + ending;
    if (!taken.has(name)) return name;
  }
}
