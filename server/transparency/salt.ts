import { randomFillSync } from 'node:crypto';
import { saltLength } from '../../events/transparency/entry.ts';

/** A fresh salt of 32 unguessable bytes. */
export function newSalt(): Buffer {
  if (drawn === pool.length) {
    randomFillSync(pool);
    drawn = 0;
  }
  const salt = Buffer.from(pool.subarray(drawn, drawn + saltLength));
  drawn += saltLength;
  return salt;
}

// Drawn a hundred at a time: asking for 32 bytes costs as much as asking for all of these.
const pool = Buffer.alloc(100 * saltLength);
let drawn = pool.length;
