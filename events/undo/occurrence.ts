import { isSameValue } from '../decisions/sameness.ts';
import { isStandIn } from '../redaction/stand-in.ts';
import { samePlace, type Occurrence } from '../things/occurrence.ts';
import type { Citation } from '../vocabulary/citation.ts';
import type { EventData, Recorded } from '../vocabulary/event.ts';
import { undoDisputed, undoResolved } from './dispute.ts';
import { undoRevision } from './fields.ts';
import { blockedBy, formerRedacted, undoneBy, type Inverse, type Stages } from './inverse.ts';
import { undoMerged, undoRecorded, undoReinstated, undoRetracted } from './status.ts';

/** An event on an occurrence's stream. */
export type OccurrenceEvent = Extract<
  Recorded,
  { type: `Occurrence${string}` | `Citation${string}` | `Dispute${string}` }
>;

/** What undoes an event on an occurrence's stream. */
export function undoOccurrence(event: OccurrenceEvent, stages: Stages<Occurrence>): Inverse {
  switch (event.type) {
    case 'OccurrenceRecorded':
      return undoRecorded(stages);
    case 'OccurrenceRevised':
      return undoRevision(event, stages);
    case 'OccurrenceRedated':
      return undoRedated(stages);
    case 'CitationAdded':
      return undoAdded(event.data, stages);
    case 'CitationWithdrawn':
      return undoWithdrawn(event.data, stages);
    case 'OccurrenceRelated':
      return undoRelated(event.data, stages);
    case 'OccurrenceUnrelated':
      return undoUnrelated(event.data, stages);
    case 'OccurrenceDisputed':
      return undoDisputed(event, stages);
    case 'DisputeResolved':
      return undoResolved(event, stages);
    case 'OccurrenceRetracted':
      return undoRetracted(stages);
    case 'OccurrenceReinstated':
      return undoReinstated(stages);
    case 'OccurrenceMerged':
      return undoMerged(stages);
  }
}

function undoRedated({ before, after, now }: Stages<Occurrence>): Inverse {
  if (!before || isSameValue(before.date, now.date))
    return blockedBy('already-undone', 'the date is as it was before');
  if (!isSameValue(after.date, now.date))
    return blockedBy('changed-since', 'date changed again since; undo that first, or redate it');
  if (isStandIn(before, 'date')) return formerRedacted;
  return undoneBy('OccurrenceRedated', { date: before.date });
}

function undoAdded(citation: Citation, { now }: Stages<Occurrence>): Inverse {
  const standing = now.citations.find((one) => samePlace(one, citation));
  if (!standing) return blockedBy('already-undone', 'the citation was withdrawn since');
  if (!isSameValue(standing, citation)) return citedOtherwise;
  const { source, locator } = citation;
  return undoneBy('CitationWithdrawn', { source, locator });
}

function undoWithdrawn(
  data: EventData<'CitationWithdrawn'>,
  { before, now }: Stages<Occurrence>,
): Inverse {
  const former = before?.citations.find((one) => samePlace(one, data));
  const standing = now.citations.find((one) => samePlace(one, data));
  if (!former) return formerRedacted;
  if (isSameValue(former, standing))
    return blockedBy('already-undone', 'the place is cited again as it was before');
  return standing ? citedOtherwise : undoneBy('CitationAdded', former);
}

const citedOtherwise = blockedBy(
  'changed-since',
  'citations changed again since: the same place is cited otherwise now; undo that first',
);

function undoRelated(
  relation: EventData<'OccurrenceRelated'>,
  { now }: Stages<Occurrence>,
): Inverse {
  const standing = now.relations.find((one) => isSameTie(one, relation));
  if (!standing) return blockedBy('already-undone', 'the relation was ended since');
  if (!isSameValue(standing, relation)) return relatedOtherwise;
  const { relation: name, occurrence } = relation;
  return undoneBy('OccurrenceUnrelated', { relation: name, occurrence });
}

function undoUnrelated(
  data: EventData<'OccurrenceUnrelated'>,
  { before, now }: Stages<Occurrence>,
): Inverse {
  const former = before?.relations.find((one) => isSameTie(one, data));
  const standing = now.relations.find((one) => isSameTie(one, data));
  if (!former) return formerRedacted;
  if (isSameValue(former, standing))
    return blockedBy('already-undone', 'the relation stands again as it did before');
  return standing ? relatedOtherwise : undoneBy('OccurrenceRelated', former);
}

const relatedOtherwise = blockedBy(
  'changed-since',
  'relations changed again since: the same one rests on another citation now; undo that first',
);

function isSameTie(
  a: EventData<'OccurrenceUnrelated'>,
  b: EventData<'OccurrenceUnrelated'>,
): boolean {
  return a.relation === b.relation && a.occurrence === b.occurrence;
}
