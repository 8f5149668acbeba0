import type { Proposed } from '../../events/decisions/decide.ts';
import { eventTypes, type EventTypeName } from '../../events/vocabulary/event.ts';
import type { StreamKind } from '../../events/vocabulary/event-type.ts';

/** An event of any type, its data parsed (so defaults are filled); throws when it does not parse. */
export function say(
  type: EventTypeName,
  stream: string,
  data: unknown = {},
  reason = 'to set the record straight',
): Proposed {
  const said = { type, stream, reason, data: eventTypes[type].schema.parse(data) };
  if (!isProposed(said)) throw new TypeError(`${type}: parses once but not twice`);
  return said;
}

function isProposed(said: { type: EventTypeName; data: unknown }): said is Proposed {
  return eventTypes[said.type].schema.safeParse(said.data).success;
}

/** The same event with another reason. */
export function because(reason: string, proposed: Proposed): Proposed {
  return { ...proposed, reason };
}

/** A citation in short: `citing('paper')` supports, at page 1. */
export function citing(source: string, more: object = {}) {
  return { source, locator: 'page 1', stance: 'supports', ...more };
}

/** A source enters the register. */
export function source(id: string, more: object = {}): Proposed {
  return say('SourceRegistered', `source-${id}`, {
    type: 'report',
    title: `Report ${id}`,
    ...more,
  });
}

/** An actor enters the register. */
export function actor(id: string, more: object = {}): Proposed {
  return say('ActorRegistered', `actor-${id}`, { name: `Actor ${id}`, kind: 'state', ...more });
}

/** An instrument enters the register. */
export function instrument(id: string, more: object = {}): Proposed {
  const data = { title: `Treaty ${id}`, kind: 'agreement', ...more };
  return say('InstrumentRegistered', `instrument-${id}`, data);
}

/** A chronicle is opened. */
export function chronicle(id: string, more: object = {}): Proposed {
  return say('ChronicleOpened', `chronicle-${id}`, { title: `Chronicle ${id}`, ...more });
}

/** An occurrence is recorded; unless told otherwise it rests on the source `paper`. */
export function occurrence(id: string, more: object = {}): Proposed {
  return say('OccurrenceRecorded', `occurrence-${id}`, {
    title: `Occurrence ${id}`,
    kind: 'statement',
    date: { edtf: '2015-09-25' },
    citations: [citing('paper')],
    ...more,
  });
}

/** A citation more. */
export function cited(id: string, citation: object): Proposed {
  return say('CitationAdded', `occurrence-${id}`, citation);
}

/** A relation, supported by the source `paper`. */
export function related(id: string, relation: string, other: string): Proposed {
  const data = { relation, occurrence: other, citation: citing('paper') };
  return say('OccurrenceRelated', `occurrence-${id}`, data);
}

/** The end of a relation. */
export function unrelated(id: string, relation: string, other: string): Proposed {
  return say('OccurrenceUnrelated', `occurrence-${id}`, { relation, occurrence: other });
}

/** A competing claim, supported by the source `paper`. */
export function disputed(id: string, dispute: string, more: object = {}): Proposed {
  const data = { dispute, about: 'date', claim: 'It was a day later.', ...more };
  return say('OccurrenceDisputed', `occurrence-${id}`, { citations: [citing('paper')], ...data });
}

/** The end of a dispute. */
export function resolved(id: string, dispute: string): Proposed {
  const data = { dispute, outcome: 'rejected', resolution: 'The diary settles it.' };
  return say('DisputeResolved', `occurrence-${id}`, data);
}

/** A retraction. */
export function retracted(id: string): Proposed {
  return say('OccurrenceRetracted', `occurrence-${id}`);
}

/** A reinstatement. */
export function reinstated(id: string): Proposed {
  return say('OccurrenceReinstated', `occurrence-${id}`);
}

/** A merger into the occurrence `into`. */
export function merged(id: string, into: string): Proposed {
  return say('OccurrenceMerged', `occurrence-${id}`, { into });
}

/** A source that is relied on no more. */
export function withdrawn(id: string): Proposed {
  return say('SourceWithdrawn', `source-${id}`);
}

/** A revision of anything: named fields only. */
export function revised(kind: StreamKind, id: string, data: object): Proposed {
  return say(revisions[kind], `${kind}-${id}`, data);
}

const revisions = {
  occurrence: 'OccurrenceRevised',
  source: 'SourceRevised',
  actor: 'ActorRevised',
  instrument: 'InstrumentRevised',
  chronicle: 'ChronicleRevised',
} as const;

/** The redaction of the event at a position of this stream. */
export function redacted(stream: string, position: number): Proposed {
  const data = { position, reason: 'It named someone.', legalBasis: 'A court order' };
  return say('EventRedacted', stream, data, '');
}
