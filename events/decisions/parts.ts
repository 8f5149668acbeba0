import type { Redacted, Said } from '../vocabulary/event.ts';

/** The part that stands for the whole of a thing. */
const whole = '';

/**
 * The parts of its thing that an event bears on, as JSON pointers: a field that it sets, or one
 * member of a list that it adds or takes out. Two events on one thing can both stand, in any order,
 * if they share no part; the empty pointer is the whole.
 */
export function partsOf(said: Said): readonly string[] {
  switch (said.type) {
    case 'OccurrenceRevised':
    case 'SourceRevised':
    case 'ActorRevised':
    case 'InstrumentRevised':
    case 'ChronicleRevised':
      return Object.keys(said.data).map((field) => pointer(field));
    case 'OccurrenceRedated':
      return [pointer('date')];
    case 'CitationAdded':
    case 'CitationWithdrawn':
      return [pointer('citations', said.data.source, said.data.locator)];
    case 'OccurrenceRelated':
    case 'OccurrenceUnrelated':
      return [pointer('relations', said.data.relation, said.data.occurrence)];
    case 'OccurrenceDisputed':
    case 'DisputeResolved':
      return [pointer('disputes', said.data.dispute)];
    case 'OccurrenceRecorded':
    case 'OccurrenceRetracted':
    case 'OccurrenceReinstated':
    case 'OccurrenceMerged':
    case 'SourceRegistered':
    case 'SourceWithdrawn':
    case 'ActorRegistered':
    case 'InstrumentRegistered':
    case 'ChronicleOpened':
    case 'EventRedacted':
      return [whole];
  }
}

/** The parts of `one` that `other` bears on, too; of a redacted event nobody knows, so all. */
export function sharedParts(one: Said, other: Said | Pick<Redacted, 'data'>): readonly string[] {
  const others = other.data === null ? [whole] : partsOf(other);
  return partsOf(one).filter(
    (part) => part === whole || others.includes(whole) || others.includes(part),
  );
}

function pointer(...steps: readonly string[]): string {
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
