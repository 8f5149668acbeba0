import type { Occurrence } from '../things/occurrence.ts';
import type { Actor, Chronicle, Instrument, Source } from '../things/register.ts';
import type { Thing } from '../things/thing.ts';
import type { LogEvent, Said } from '../vocabulary/event.ts';

/** What a decision may look up about the rest of the archive, as it stands at that moment. */
export interface World {
  occurrence(id: string): Occurrence | null;
  source(id: string): Source | null;
  actor(id: string): Actor | null;
  instrument(id: string): Instrument | null;
  chronicle(id: string): Chronicle | null;
  /** The event that the log has at a position; null: none was recorded there yet. */
  event(position: number): LogEvent | null;
  /**
   * Ids of the live occurrences that would be left without support if this source fell away: every
   * citation that supports them is of this source, or of one that is already withdrawn.
   */
  restingOnAlone(source: string): readonly string[];
}

/** An event that someone wants to say: parsed, not yet decided. */
export type Proposed = Said & { readonly stream: string; readonly reason: string };

/** A rule of the archive says no. `code` is stable and matched on; `message` says the remedy. */
export interface Refusal {
  readonly code: string;
  /** JSON pointer (RFC 6901) into the event's data; empty when it concerns the whole. */
  readonly pointer: string;
  readonly message: string;
}

/** Decides what may be said now: null means accepted. Pure; the past is in `state` and `world`. */
export type Decide = (state: Thing | null, proposed: Proposed, world: World) => Refusal | null;
