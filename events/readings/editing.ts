import type { EventTypeName, Said } from '../vocabulary/event.ts';
import type { AsOf, HistoryEntry } from './answers.ts';

/** What a proposed event would change, were it appended now. */
export interface PreviewedEvent {
  readonly stream: string;
  /** The version that its stream would come to. */
  readonly version: number;
  readonly type: EventTypeName;
  /** What the thing would then be called. */
  readonly of: string;
  readonly changes: HistoryEntry['changes'];
}

/** `POST /api/events/preview`: the events in their order, without those that the log has already. */
export interface PreviewAnswer {
  readonly asOf: AsOf;
  readonly events: readonly PreviewedEvent[];
}

/** A further event that undoes an earlier one, ready to be appended. */
export type UndoEvent = Said & { readonly stream: string; readonly expectedVersion: number };

/** Why an event can't be undone as things stand. `code` is stable; `message` says the remedy. */
export interface BlockedUndo {
  readonly position: number;
  readonly code: string;
  readonly message: string;
}

/** `POST /api/undo`: what undoes the events at the positions asked for, newest first. */
export interface UndoAnswer {
  readonly asOf: AsOf;
  readonly events: readonly UndoEvent[];
  /** For each of `events` the position of the event that it undoes. */
  readonly undoes: readonly number[];
  readonly blocked: readonly BlockedUndo[];
}
