import type { Thing } from '../things/thing.ts';
import { isSaidOn, streamKinds, streamsOf } from '../vocabulary/event-type.ts';
import { eventTypes } from '../vocabulary/event.ts';
import { decideActor } from './actor.ts';
import { decideChronicle } from './chronicle.ts';
import type { Decide, Proposed, Refusal } from './contract.ts';
import { decideInstrument } from './instrument.ts';
import { decideOccurrence } from './occurrence.ts';
import { decideRedacted } from './redaction.ts';
import { refuse } from './rules.ts';
import { decideSource } from './source.ts';

export type { Decide, Proposed, Refusal, World } from './contract.ts';

/** The archive's decision: the event fits its stream, and the rules of its kind of stream hold. */
export const decide: Decide = (state, proposed, world) => {
  const refusal = checkStream(proposed);
  if (refusal) return refusal;
  switch (proposed.type) {
    case 'OccurrenceRecorded':
    case 'OccurrenceRevised':
    case 'OccurrenceRedated':
    case 'CitationAdded':
    case 'CitationWithdrawn':
    case 'OccurrenceRelated':
    case 'OccurrenceUnrelated':
    case 'OccurrenceDisputed':
    case 'DisputeResolved':
    case 'OccurrenceRetracted':
    case 'OccurrenceReinstated':
    case 'OccurrenceMerged':
      return decideOccurrence(only('occurrence', state), proposed, world);
    case 'SourceRegistered':
    case 'SourceRevised':
    case 'SourceWithdrawn':
      return decideSource(only('source', state), proposed, world);
    case 'ActorRegistered':
    case 'ActorRevised':
      return decideActor(only('actor', state), proposed, world);
    case 'InstrumentRegistered':
    case 'InstrumentRevised':
      return decideInstrument(only('instrument', state), proposed, world);
    case 'ChronicleOpened':
    case 'ChronicleRevised':
      return decideChronicle(only('chronicle', state), proposed);
    case 'EventRedacted':
      return decideRedacted(state, proposed, world);
  }
};

function checkStream({ type, stream }: Proposed): Refusal | null {
  const kind = stream.slice(0, stream.indexOf('-'));
  if (streamKinds.some((one) => one === kind && isSaidOn(eventTypes[type], one))) return null;
  return refuse(
    'wrong-stream',
    '',
    `${type} is said on a stream named ${streamsOf(eventTypes[type])}`,
  );
}

/** The state, which is of the stream's own kind; anything else was handed in by mistake. */
function only<Kind extends Thing['thing']>(
  kind: Kind,
  state: Thing | null,
): Extract<Thing, { thing: Kind }> | null {
  if (state === null || isOf(kind, state)) return state;
  throw new TypeError(`a decision on ${kind} was handed the state of ${state.thing}`);
}

function isOf<Kind extends Thing['thing']>(
  kind: Kind,
  thing: Thing,
): thing is Extract<Thing, { thing: Kind }> {
  return thing.thing === kind;
}
