import { hash } from 'node:crypto';
import type { Hashing } from '../../events/transparency/hashing.ts';

/** Hashing as Node does it. */
export const nodeHashing: Hashing = {
  sha256: (...parts) => hash('sha256', Buffer.concat(parts), 'buffer'),
  utf8: (text) => Buffer.from(text, 'utf8'),
};
