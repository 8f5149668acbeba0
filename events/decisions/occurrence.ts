import type { Occurrence } from '../things/occurrence.ts';
import type { EventData } from '../vocabulary/event.ts';
import {
  checkCitations,
  checkSupport,
  decideAdded,
  decideWithdrawn,
  isSupported,
} from './citation.ts';
import type { Proposed, Refusal, World } from './contract.ts';
import { decideDisputed, decideResolved } from './dispute.ts';
import { checkActor, checkChronicle, checkInstrument } from './register.ts';
import { decideMerged, decideRelated, decideUnrelated } from './relation.ts';
import { checkReason, refuse } from './rules.ts';
import { checkChanges, checkDistinct, isSameValue } from './sameness.ts';

/** An event that is said on an occurrence's stream. */
export type OccurrenceProposed = Extract<
  Proposed,
  { type: `Occurrence${string}` | `Citation${string}` | `Dispute${string}` }
>;

type SaidOfLive = Exclude<
  OccurrenceProposed,
  { type: 'OccurrenceRecorded' | 'OccurrenceReinstated' }
>;

/** Decides what may be said of an occurrence. */
export function decideOccurrence(
  state: Occurrence | null,
  proposed: OccurrenceProposed,
  world: World,
): Refusal | null {
  if (proposed.type === 'OccurrenceRecorded')
    return state
      ? refuse('already-recorded', '', 'is recorded already; revise it, or record under a new id')
      : decideRecorded(proposed.data, world);
  if (!state) return refuse('not-recorded', '', 'begin the stream with OccurrenceRecorded');
  if (proposed.type === 'OccurrenceReinstated')
    return checkReason(proposed) ?? decideReinstated(state, world);
  if (state.status === 'live') return decideOnLive(state, proposed, world);
  return refuse(state.status, '', `the occurrence is ${state.status}; reinstate it first`);
}

function decideRecorded(data: EventData<'OccurrenceRecorded'>, world: World): Refusal | null {
  return (
    checkSupport(data.citations, '/citations') ??
    checkCitations(data.citations, world) ??
    checkFields(data, world)
  );
}

function decideOnLive(state: Occurrence, proposed: SaidOfLive, world: World): Refusal | null {
  switch (proposed.type) {
    case 'OccurrenceRevised':
      return checkFields(proposed.data, world) ?? checkChanges(state, proposed.data);
    case 'OccurrenceRedated':
      return checkReason(proposed) ?? decideRedated(state, proposed.data);
    case 'CitationAdded':
      return decideAdded(state, proposed.data, world);
    case 'CitationWithdrawn':
      return checkReason(proposed) ?? decideWithdrawn(state, proposed.data, world);
    case 'OccurrenceRelated':
      return decideRelated(state, proposed.data, world);
    case 'OccurrenceUnrelated':
      return checkReason(proposed) ?? decideUnrelated(state, proposed.data);
    case 'OccurrenceDisputed':
      return decideDisputed(state, proposed.data, world);
    // Its resolution, which is never blank, is its reason.
    case 'DisputeResolved':
      return decideResolved(state, proposed.data);
    case 'OccurrenceRetracted':
      return checkReason(proposed);
    case 'OccurrenceMerged':
      return checkReason(proposed) ?? decideMerged(state, proposed.data, world);
  }
}

function decideRedated(state: Occurrence, data: EventData<'OccurrenceRedated'>): Refusal | null {
  if (!isSameValue(state.date, data.date)) return null;
  return refuse('nothing-changed', '/date', 'is the date it has; give a different one');
}

function decideReinstated(state: Occurrence, world: World): Refusal | null {
  if (state.status === 'live')
    return refuse('already-live', '', 'is neither retracted nor merged; leave it as it is');
  // Its sources may have been withdrawn in the meantime: those need not ask a retracted occurrence.
  if (isSupported(state.citations, world)) return null;
  return refuse(
    'unsourced',
    '',
    'every source that supported it was withdrawn; record it anew from another source',
  );
}

function checkFields(data: EventData<'OccurrenceRevised'>, world: World): Refusal | null {
  return (
    checkNamed(data, world) ??
    checkDistinct(data.actors, '/actors', (a, b) => a.actor === b.actor && a.role === b.role) ??
    checkDistinct(
      data.effects,
      '/effects',
      (a, b) => a.instrument === b.instrument && a.standing === b.standing,
    ) ??
    checkDistinct(data.places, '/places') ??
    checkDistinct(data.tags, '/tags') ??
    checkDistinct(data.chronicles, '/chronicles')
  );
}

function checkNamed(data: EventData<'OccurrenceRevised'>, world: World): Refusal | null {
  for (const [index, { actor }] of data.actors?.entries() ?? []) {
    const refusal = checkActor(actor, `/actors/${index}/actor`, world);
    if (refusal) return refusal;
  }
  for (const [index, { instrument }] of data.effects?.entries() ?? []) {
    const refusal = checkInstrument(instrument, `/effects/${index}/instrument`, world);
    if (refusal) return refusal;
  }
  for (const [index, chronicle] of data.chronicles?.entries() ?? []) {
    const refusal = checkChronicle(chronicle, `/chronicles/${index}`, world);
    if (refusal) return refusal;
  }
  return null;
}
