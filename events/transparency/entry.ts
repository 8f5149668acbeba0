import { toBase64 } from './base64.ts';
import type { Hashing } from './hashing.ts';

/** Length of the salt of a commitment, in bytes. */
export const saltLength = 32;

/** The most bytes of an entry (C2SP tlog-tiles, “Log entries”: lengths are of 16 bits). */
export const entryLengthMax = 65_535;

/** An event without its data, which a commitment stands for. */
export interface EntryHead {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
}

/**
 * What an event's data is bound by: the SHA-256 of a random salt and the data's exact text. Whoever
 * has both can check it; whoever has neither learns nothing, not even by guessing the data.
 */
export function commitmentOf(hashing: Hashing, salt: Uint8Array, data: string): Uint8Array {
  return hashing.sha256(salt, hashing.utf8(data));
}

/**
 * The entry of an event in the Merkle tree: its envelope as JSON, keys in this order, with the
 * commitment to its data in Base 64. These bytes are what its leaf is the hash of, for ever.
 */
export function entryText(head: EntryHead, commitment: Uint8Array): string {
  return JSON.stringify({
    position: head.position,
    id: head.id,
    stream: head.stream,
    version: head.version,
    type: head.type,
    schemaVersion: head.schemaVersion,
    recordedAt: head.recordedAt,
    recordedBy: head.recordedBy,
    reason: head.reason,
    commitment: toBase64(commitment),
  });
}
