import { sha256 } from '@noble/hashes/sha2.js';
import type { Hashing } from '../../events/transparency/hashing.ts';

const encoder = new TextEncoder();

/** Hashing in JavaScript: the browser's own is there only for pages that come over https. */
export const browserHashing: Hashing = {
  sha256(...parts) {
    const hash = sha256.create();
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  utf8: (text) => encoder.encode(text),
};

/** The text that bytes are in UTF-8; null: they are none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
