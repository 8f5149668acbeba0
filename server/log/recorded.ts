import { upcast } from '../../events/vocabulary/event-type.ts';
import { findEventType, type Envelope, type LogEvent } from '../../events/vocabulary/event.ts';
import { EventRedacted } from '../../events/vocabulary/redaction.ts';
import type { Log, StoredEvent } from './log.ts';

/** The text that the log has in place of the data of a redacted event. */
export const redactedData = 'null';

/** A stored event as the log has it once it was redacted. */
export function redactedOf(stored: StoredEvent): StoredEvent {
  return { ...stored, data: redactedData };
}

/**
 * A stored event as the folds read it: its data parsed and upcast, or null where it was redacted.
 * What the log holds was checked when it was appended and is trusted. Throws for a type or schema
 * version of a newer program.
 */
export function recorded(stored: StoredEvent): LogEvent {
  const type = findEventType(stored.type);
  if (!type) throw new Error(`position ${stored.position}: unknown event type ${stored.type}`);
  const data: unknown = JSON.parse(stored.data);
  const event = {
    position: stored.position,
    id: stored.id,
    stream: stored.stream,
    version: stored.version,
    type: stored.type,
    schemaVersion: stored.schemaVersion,
    recordedAt: stored.recordedAt,
    recordedBy: stored.recordedBy,
    reason: stored.reason,
    data:
      data === null || stored.schemaVersion === type.schemaVersion
        ? data
        : upcast(type, stored.schemaVersion, data),
  };
  if (!isLogEvent(event)) throw new Error(`position ${stored.position}: no data`);
  return event;
}

/** The position whose data a stored event removed; null: it is no redaction, or not readable. */
export function targetOf(stored: StoredEvent): number | null {
  if (stored.type !== EventRedacted.name) return null;
  try {
    return EventRedacted.schema.parse(JSON.parse(stored.data)).position;
  } catch {
    return null;
  }
}

/** The event that a log has at a position; null: nothing is recorded there. */
export function eventAt(log: Log, position: number): LogEvent | null {
  const [stored] = log.page({ after: position - 1, limit: 1 });
  return stored?.position === position ? recorded(stored) : null;
}

// The data was parsed by the schema of its type before it was stored.
function isLogEvent(event: Envelope & { type: string; data: unknown }): event is LogEvent {
  return typeof event.data === 'object';
}
