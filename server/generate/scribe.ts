import { eventTypes, type EventData, type EventTypeName } from '../../events/vocabulary/event.ts';
import type { StoredEvent } from '../log/log.ts';
import type { RecordedClock } from './recorded-clock.ts';

/** A stream that is written to: its name, and the version that it is at (0: not begun). */
export interface Written {
  readonly stream: string;
  version: number;
}

/**
 * Writes a log: gives events their positions, versions, times and ids, and holds them until they are
 * taken. What it is told to write is written as it is; whoever tells it keeps to the rules.
 */
export class Scribe {
  readonly #clock: RecordedClock;
  #events: StoredEvent[] = [];
  #position = 0;
  #by = '';

  constructor(clock: RecordedClock) {
    this.#clock = clock;
  }

  /** Who tells what follows. */
  set by(name: string) {
    this.#by = name;
  }

  /** Writes an event; its data holds every field that its schema would fill in. */
  write<Name extends EventTypeName>(
    written: Written,
    type: Name,
    data: EventData<Name>,
    reason = '',
  ): void {
    this.#position += 1;
    written.version += 1;
    this.#events.push({
      position: this.#position,
      id: this.#clock.newId(),
      stream: written.stream,
      version: written.version,
      type,
      schemaVersion: eventTypes[type].schemaVersion,
      recordedAt: this.#clock.text,
      recordedBy: this.#by,
      reason,
      data: JSON.stringify(data),
    });
  }

  /** What was written since it was last taken. */
  take(): readonly StoredEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}
