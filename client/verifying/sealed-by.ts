import { hashes, verify } from '@noble/ed25519';
import { sha512 } from '@noble/hashes/sha2.js';
import {
  parseVerifierKey,
  signaturesBy,
  type Note,
  type VerifierKey,
} from '../../events/transparency/note.ts';
import type { Seal } from '../../events/transparency/seal.ts';
import { browserHashing } from './browser-hashing.ts';

hashes.sha512 = sha512;

/** Whether a seal is of the log that a key, as text, names, and signed with it (Ed25519, RFC 8032). */
export function isSealedWith(key: string, seal: Seal, note: Note): boolean {
  const parsed = parseVerifierKey(browserHashing, key);
  return parsed !== null && isSealedBy(parsed, seal, note);
}

function isSealedBy(key: VerifierKey, { origin }: Seal, note: Note): boolean {
  const signatures = signaturesBy(key, note);
  const bytes = browserHashing.utf8(note.text);
  return (
    origin === key.name &&
    signatures.length > 0 &&
    signatures.every(({ signature }) => isSignature(signature, bytes, key.publicKey))
  );
}

function isSignature(signature: Uint8Array, bytes: Uint8Array, key: Uint8Array): boolean {
  try {
    return verify(signature, bytes, key, { zip215: false });
  } catch {
    // Of another length than a signature has.
    return false;
  }
}
