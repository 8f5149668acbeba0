import type { NoteSignature, VerifierKey } from './note.ts';

/**
 * A witness’s statement that, at an instant, a seal was over the largest tree that it had seen of a
 * log, and that this tree extended every one it had seen before (C2SP tlog-cosignature v1.0,
 * “Format”, the Ed25519 kind).
 */
export interface Cosignature {
  /** Whole seconds since 1970, in UTC. */
  readonly at: number;
  /** Ed25519 over {@link cosignedText}, 64 bytes. */
  readonly signature: Uint8Array;
}

const timeLength = 8;
const signatureLength = 64;

/**
 * What a witness signs: a seal’s text, extensions and all, under two lines of its own (C2SP
 * tlog-cosignature, “Ed25519 signed message”).
 */
export function cosignedText(seal: string, at: number): string {
  return `cosignature/v1\ntime ${at}\n${seal}`;
}

/**
 * The cosignature in a line under a note, as yet unchecked; null: the line has none. One from
 * further away than numbers are exact, 285 million years, is none.
 */
export function cosignatureIn({ signature }: NoteSignature): Cosignature | null {
  if (signature.length !== timeLength + signatureLength) return null;
  const at = Number(new DataView(Uint8Array.from(signature).buffer).getBigUint64(0));
  return Number.isSafeInteger(at) ? { at, signature: signature.subarray(timeLength) } : null;
}

/** A cosignature as it stands in a line under a note; the inverse of {@link cosignatureIn}. */
export function cosignatureLine(
  { name, keyId }: VerifierKey,
  { at, signature }: Cosignature,
): NoteSignature {
  const bytes = new Uint8Array(timeLength + signatureLength);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(at));
  bytes.set(signature, timeLength);
  return { name, keyId, signature: bytes };
}
