/** What a Merkle tree borrows from the machine it runs on; pure, and the same everywhere. */
export interface Hashing {
  /** SHA-256 (FIPS 180-4) of the parts, one after the other; 32 bytes. */
  readonly sha256: (...parts: readonly Uint8Array[]) => Uint8Array;
  /** UTF-8 of well-formed text. */
  readonly utf8: (text: string) => Uint8Array;
}

/** Length of a hash, in bytes. */
export const hashLength = 32;

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of a leaf (RFC 9162, section 2.1.1): told apart from a node's by its first byte. */
export function leafHash({ sha256 }: Hashing, entry: Uint8Array): Uint8Array {
  return sha256(leafPrefix, entry);
}

/** The hash of a node over its two children (RFC 9162, section 2.1.1). */
export function nodeHash({ sha256 }: Hashing, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(nodePrefix, left, right);
}

/** Whether two hashes are the same bytes. What they hash is public, so that time tells nothing. */
export function isSameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
