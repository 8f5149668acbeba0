import { upcast } from '../../events/vocabulary/event-type.ts';
import { findEventType, type Recorded } from '../../events/vocabulary/event.ts';
import type { StoredEvent } from './log.ts';

/**
 * A stored event as the folds read it: its data parsed and upcast. What the log holds was checked
 * when it was appended and is trusted. Throws for a type or schema version of a newer program.
 */
export function recorded(stored: StoredEvent): Recorded {
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
      stored.schemaVersion === type.schemaVersion ? data : upcast(type, stored.schemaVersion, data),
  };
  if (!isRecorded(event)) throw new Error(`position ${stored.position}: no data`);
  return event;
}

// The data was parsed by the schema of its type before it was stored.
function isRecorded(event: Omit<StoredEvent, 'data'> & { data: unknown }): event is Recorded {
  return event.data !== null && typeof event.data === 'object';
}
