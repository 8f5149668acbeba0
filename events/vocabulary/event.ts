import type { z } from 'zod';
import * as actor from './actor.ts';
import * as chronicle from './chronicle.ts';
import type { EventType } from './event-type.ts';
import * as instrument from './instrument.ts';
import * as occurrence from './occurrence.ts';
import { EventRedacted } from './redaction.ts';
import * as source from './source.ts';

/** Every event type that can be said, by name. */
export const eventTypes = {
  OccurrenceRecorded: occurrence.OccurrenceRecorded,
  OccurrenceRevised: occurrence.OccurrenceRevised,
  OccurrenceRedated: occurrence.OccurrenceRedated,
  CitationAdded: occurrence.CitationAdded,
  CitationWithdrawn: occurrence.CitationWithdrawn,
  OccurrenceRelated: occurrence.OccurrenceRelated,
  OccurrenceUnrelated: occurrence.OccurrenceUnrelated,
  OccurrenceDisputed: occurrence.OccurrenceDisputed,
  DisputeResolved: occurrence.DisputeResolved,
  OccurrenceRetracted: occurrence.OccurrenceRetracted,
  OccurrenceReinstated: occurrence.OccurrenceReinstated,
  OccurrenceMerged: occurrence.OccurrenceMerged,
  SourceRegistered: source.SourceRegistered,
  SourceRevised: source.SourceRevised,
  SourceWithdrawn: source.SourceWithdrawn,
  ActorRegistered: actor.ActorRegistered,
  ActorRevised: actor.ActorRevised,
  InstrumentRegistered: instrument.InstrumentRegistered,
  InstrumentRevised: instrument.InstrumentRevised,
  ChronicleOpened: chronicle.ChronicleOpened,
  ChronicleRevised: chronicle.ChronicleRevised,
  EventRedacted,
} as const;

/** The name of an event type. */
export type EventTypeName = keyof typeof eventTypes;

/** The data of the event type `Name`, at its current schema version. */
export type EventData<Name extends EventTypeName> = z.infer<(typeof eventTypes)[Name]['schema']>;

/** What an editor said, parsed: one member for each event type. */
export type Said = {
  [Name in EventTypeName]: { readonly type: Name; readonly data: EventData<Name> };
}[EventTypeName];

const byName = new Map<string, EventType>(Object.entries(eventTypes));

/** The event type of this name, or null. Safe for any text, `constructor` included. */
export function findEventType(name: string): EventType | null {
  return byName.get(name) ?? null;
}

/**
 * What the log holds of an event beside what it says: `position` first 1 without gaps, `version`
 * first 1 in its stream, `recordedAt` RFC 3339 UTC with milliseconds, never decreasing along
 * positions.
 */
export interface Envelope {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
}

/** An event as the log holds it, upcast. */
export type Recorded = Said & Envelope;

/** An event whose data was removed: that it was recorded stays, and what it said is gone. */
export type Redacted = Envelope & { readonly type: EventTypeName; readonly data: null };

/** Any event of the log. */
export type LogEvent = Recorded | Redacted;
