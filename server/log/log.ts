/** An event as the log stores it; `data` is the exact JSON text, never re-serialised. */
export interface StoredEvent {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
  readonly data: string;
}

/** The last position of a log and when it was recorded; 0 and null: nothing is in it yet. */
export interface Head {
  readonly position: number;
  readonly recordedAt: string | null;
}

/** A part of the log: strictly after a position, at most so many, of one stream or type. */
export interface LogPage {
  readonly after: number;
  readonly limit: number;
  readonly stream?: string;
  readonly type?: string;
}

/**
 * The log.
 *
 * 1. Positions begin at 1 and have no gaps, and so do the versions of each stream.
 * 2. `recordedAt` never decreases along positions; an event's id is in the log once.
 * 3. What is appended stays as it is: the store itself refuses to change, replace or delete it. But
 *    the data of an event can be removed, once a redaction of it has been appended.
 * 4. `data` comes back exactly as it was given, or as `null` if it was removed.
 *
 * Whatever would break one of these throws.
 */
export interface Log {
  head(): Head;
  /** Adds an event at the head; it is kept once the surrounding transaction commits. */
  append(event: StoredEvent): void;
  /** Events in order of position. */
  page(page: LogPage): readonly StoredEvent[];
  /** The events of one stream whose version is less than `beforeVersion`, oldest first. */
  stream(stream: string, beforeVersion: number): readonly StoredEvent[];
  /** The last version of a stream; 0: nothing has been said on it. */
  version(stream: string): number;
  find(id: string): StoredEvent | null;
  /** Every redaction, in order. */
  redactions(): readonly StoredEvent[];
}
