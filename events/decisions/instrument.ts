import type { Instrument } from '../things/register.ts';
import type { EventData } from '../vocabulary/event.ts';
import { checkCitations } from './citation.ts';
import type { Proposed, Refusal, World } from './contract.ts';
import { checkActor } from './register.ts';
import { refuse } from './rules.ts';
import { checkChanges, checkDistinct } from './sameness.ts';

/** An event that is said on an instrument's stream. */
export type InstrumentProposed = Extract<Proposed, { type: `Instrument${string}` }>;

/**
 * Decides what may be said of an instrument. It needs no citation of its own: what it stands at
 * follows from occurrences, and those are sourced.
 */
export function decideInstrument(
  state: Instrument | null,
  proposed: InstrumentProposed,
  world: World,
): Refusal | null {
  switch (proposed.type) {
    case 'InstrumentRegistered':
      return state
        ? refuse('already-registered', '', 'is registered already; revise it, or take a new id')
        : checkFields(proposed.data, world);
    case 'InstrumentRevised':
      return state
        ? (checkFields(proposed.data, world) ?? checkChanges(state, proposed.data))
        : refuse('not-registered', '', 'begin the stream with InstrumentRegistered');
  }
}

function checkFields(data: EventData<'InstrumentRevised'>, world: World): Refusal | null {
  for (const [index, party] of data.parties?.entries() ?? []) {
    const refusal = checkActor(party, `/parties/${index}`, world);
    if (refusal) return refusal;
  }
  return (
    checkDistinct(data.parties, '/parties') ??
    checkDistinct(data.tags, '/tags') ??
    checkCitations(data.citations, world)
  );
}
