import type { Occurrence } from '../things/occurrence.ts';
import type { EventData } from '../vocabulary/event.ts';
import { checkSource, checkSupport } from './citation.ts';
import type { Refusal, World } from './contract.ts';
import { refuse } from './rules.ts';
import { leadsTo } from './way.ts';

/**
 * Decides on a relation from a live occurrence to another. Only part-of is kept free of cycles: it
 * is how the archive itself orders things. The other relations are what sources say, sources may
 * contradict each other, and spans of time may answer and cause each other by turns.
 */
export function decideRelated(
  state: Occurrence,
  data: EventData<'OccurrenceRelated'>,
  world: World,
): Refusal | null {
  if (data.occurrence === state.id)
    return refuse('relation-to-itself', '/occurrence', 'is this occurrence; name another one');
  if (state.relations.some((relation) => isSameRelation(relation, data)))
    return refuse(
      'already-related',
      '/occurrence',
      `the relation ${data.relation} to ${data.occurrence} is there already; end that one first`,
    );
  return (
    checkOther(data.occurrence, '/occurrence', world) ??
    checkSource(data.citation.source, '/citation/source', world) ??
    checkSupport([data.citation], '/citation/stance') ??
    checkPartOf(state, data, world)
  );
}

/** Decides on ending a relation of a live occurrence. */
export function decideUnrelated(
  state: Occurrence,
  data: EventData<'OccurrenceUnrelated'>,
): Refusal | null {
  if (state.relations.some((relation) => isSameRelation(relation, data))) return null;
  return refuse(
    'not-related',
    '/occurrence',
    `there is no relation ${data.relation} to ${data.occurrence}; name one that stands`,
  );
}

/**
 * Decides on merging a live occurrence into another. No cycle of mergers can arise, since what is
 * merged into is live; a cycle of parts could, through what is part of the one that goes.
 */
export function decideMerged(
  state: Occurrence,
  data: EventData<'OccurrenceMerged'>,
  world: World,
): Refusal | null {
  if (data.into === state.id)
    return refuse('merge-into-itself', '/into', 'is this occurrence; name the one that is kept');
  const refusal = checkOther(data.into, '/into', world);
  if (refusal) return refusal;
  if (!isWithin(data.into, state.id, world)) return null;
  return refuse(
    'merge-into-own-part',
    '/into',
    `${data.into} is part of this occurrence; end that relation first, or merge the other way`,
  );
}

function checkOther(id: string, pointer: string, world: World): Refusal | null {
  const other = world.occurrence(id);
  if (!other)
    return refuse(
      'unrecorded-occurrence',
      pointer,
      `the occurrence ${id} is not recorded; record it first`,
    );
  if (other.status === 'retracted')
    return refuse(
      'retracted-occurrence',
      pointer,
      `the occurrence ${id} is retracted; reinstate it first, or name another`,
    );
  if (other.status === 'merged')
    return refuse(
      'merged-occurrence',
      pointer,
      `the occurrence ${id} was merged into ${other.mergedInto ?? 'another'}; name that one`,
    );
  return null;
}

function checkPartOf(
  state: Occurrence,
  data: EventData<'OccurrenceRelated'>,
  world: World,
): Refusal | null {
  if (data.relation !== 'part-of' || !isWithin(data.occurrence, state.id, world)) return null;
  return refuse(
    'part-of-cycle',
    '/occurrence',
    `${data.occurrence} is part of this occurrence already; end that relation first`,
  );
}

// Ways through retracted and merged occurrences count: they would come back with a reinstatement,
// and readers follow a merged occurrence to the one that is kept.
function isWithin(part: string, whole: string, world: World): boolean {
  return leadsTo(part, whole, (id) => {
    const occurrence = world.occurrence(id);
    if (!occurrence) return [];
    const wholes = occurrence.relations
      .filter(({ relation }) => relation === 'part-of')
      .map((relation) => relation.occurrence);
    return occurrence.mergedInto === null ? wholes : [...wholes, occurrence.mergedInto];
  });
}

function isSameRelation(
  a: EventData<'OccurrenceUnrelated'>,
  b: EventData<'OccurrenceUnrelated'>,
): boolean {
  return a.relation === b.relation && a.occurrence === b.occurrence;
}
