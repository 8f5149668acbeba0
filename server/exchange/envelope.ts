import { toBase64 } from '../../events/transparency/base64.ts';
import type { StoredEvent } from '../log/log.ts';

/**
 * An event's envelope as JSON text with the keys of the interchange format, in their order; the
 * exact stored text of `data` is spliced in and never re-serialised.
 */
export function envelopeText(event: StoredEvent): string {
  return withData(headOf(event), event.data);
}

/**
 * An event as an export writes it: its envelope, and before `data` the salt that binds that to the
 * Merkle tree (Base 64), so that the log that is made of it has the same root hash. A redacted event
 * has no salt any more: its commitment goes in its place.
 */
export function exportedText(
  event: StoredEvent,
  { salt, commitment }: { readonly salt: Uint8Array | null; readonly commitment: Uint8Array },
): string {
  const bound =
    salt === null ? { salt: null, commitment: toBase64(commitment) } : { salt: toBase64(salt) };
  return withData({ ...headOf(event), ...bound }, event.data);
}

function withData(head: object, data: string): string {
  return `${JSON.stringify(head).slice(0, -1)},"data":${data}}`;
}

function headOf(rest: StoredEvent): Omit<StoredEvent, 'data'> {
  return {
    position: rest.position,
    id: rest.id,
    stream: rest.stream,
    version: rest.version,
    type: rest.type,
    schemaVersion: rest.schemaVersion,
    recordedAt: rest.recordedAt,
    recordedBy: rest.recordedBy,
    reason: rest.reason,
  };
}
