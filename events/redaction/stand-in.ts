import { isSameValue } from '../decisions/sameness.ts';
import type { Occurrence } from '../things/occurrence.ts';
import type { Actor, Chronicle, Instrument, Source } from '../things/register.ts';
import type { Thing } from '../things/thing.ts';
import type { Redacted } from '../vocabulary/event.ts';

/** What a thing is called whose founding was redacted, until someone names it anew. */
export const redactedName = 'Redacted';

/** The kind of what no one can tell the kind of any more. */
const redactedKind = 'redacted';

/** EDTF level 1: a year of which no digit is known. */
const unknownDate = { edtf: 'XXXX', basis: 'inferred', note: 'The date was redacted.' } as const;

/**
 * What a founding event leaves whose data is gone: a thing that is there, with no fact of what was
 * said, for later events to tell anew. Null: the event founds nothing.
 */
export function standInOf(event: Redacted): Thing | null {
  switch (event.type) {
    case 'OccurrenceRecorded':
      return occurrenceOf(event);
    case 'SourceRegistered':
      return sourceOf(event);
    case 'ActorRegistered':
      return actorOf(event);
    case 'InstrumentRegistered':
      return instrumentOf(event);
    case 'ChronicleOpened':
      return chronicleOf(event);
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
    case 'SourceRevised':
    case 'SourceWithdrawn':
    case 'ActorRevised':
    case 'InstrumentRevised':
    case 'ChronicleRevised':
    case 'EventRedacted':
      return null;
  }
}

/** Whether a field of a thing has the value of a stand-in, which nobody said. */
export function isStandIn({ redacted = [], ...thing }: Thing, field: string): boolean {
  const value: unknown = Object.entries(thing).find(([name]) => name === field)?.[1];
  switch (field) {
    case 'title':
    case 'name':
      return redacted.length > 0 && value === redactedName;
    case 'slug':
      return redacted.some((position) => value === slugAt(position));
    case 'kind':
      return redacted.length > 0 && (value === redactedKind || thing.thing === 'actor');
    case 'date':
      return redacted.length > 0 && isSameValue(value, unknownDate);
    default:
      return false;
  }
}

function occurrenceOf(event: Redacted): Occurrence {
  return {
    ...commonOf('occurrence', event),
    title: redactedName,
    summary: '',
    date: unknownDate,
    kind: redactedKind,
    actors: [],
    places: [],
    tags: [],
    chronicles: [],
    importance: 1,
    effects: [],
    citations: [],
    status: 'live',
    mergedInto: null,
    relations: [],
    disputes: [],
  };
}

function sourceOf(event: Redacted): Source {
  return {
    ...commonOf('source', event),
    type: 'document',
    title: redactedName,
    withdrawn: false,
  };
}

// Of the kinds of actor, a group is the one that says least.
function actorOf(event: Redacted): Actor {
  return { ...commonOf('actor', event), name: redactedName, kind: 'group' };
}

function instrumentOf(event: Redacted): Instrument {
  return { ...commonOf('instrument', event), title: redactedName, kind: redactedKind };
}

function chronicleOf(event: Redacted): Chronicle {
  return { ...commonOf('chronicle', event), title: redactedName };
}

function slugAt(position: number): string {
  return `redacted-${position}`;
}

function commonOf<Kind extends Thing['thing']>(thing: Kind, event: Redacted) {
  const { stream, version, position } = event;
  // The address name tells where in the log to look, and is no other thing’s.
  return { thing, id: stream.slice(thing.length + 1), version, slug: slugAt(position) };
}
