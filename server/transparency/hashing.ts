import { hash } from 'node:crypto';
import type { Hashing } from '../../events/transparency/hashing.ts';

/** Hashing as Node does it. */
export const nodeHashing: Hashing = {
  sha256: (...parts) => hash('sha256', joined(parts), 'buffer'),
  utf8: (text) => Buffer.from(text, 'utf8'),
};

/** Where what is hashed is put together: nothing of it is needed once it is hashed. */
const scratch = Buffer.alloc(4_096);

function joined(parts: readonly Uint8Array[]): Buffer {
  let length = 0;
  for (const part of parts) {
    if (length + part.length > scratch.length) return Buffer.concat(parts);
    scratch.set(part, length);
    length += part.length;
  }
  return scratch.subarray(0, length);
}
