import { createHash } from 'node:crypto';
import type { Hashing } from '../../events/transparency/hashing.ts';

/** Hashing as Node does it. */
export const nodeHashing: Hashing = {
  sha256: (...parts) => {
    const hash = createHash('sha256');
    for (const part of parts) hash.update(part);
    return hash.digest();
  },
  utf8: (text) => Buffer.from(text, 'utf8'),
};
