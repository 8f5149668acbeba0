import type { StoredEvent } from '../log/log.ts';

/**
 * An event's envelope as JSON text with the keys of the interchange format, in their order; the
 * exact stored text of `data` is spliced in and never re-serialised.
 */
export function envelopeText(event: StoredEvent): string {
  const { data, ...rest } = event;
  const head = JSON.stringify({
    position: rest.position,
    id: rest.id,
    stream: rest.stream,
    version: rest.version,
    type: rest.type,
    schemaVersion: rest.schemaVersion,
    recordedAt: rest.recordedAt,
    recordedBy: rest.recordedBy,
    reason: rest.reason,
  });
  return `${head.slice(0, -1)},"data":${data}}`;
}
