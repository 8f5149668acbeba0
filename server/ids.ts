import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const lengthOfOne = 16;
const pool = Buffer.alloc(lengthOfOne * 256);
let used = pool.length;
let last = { msecs: 0, seq: 0 };

/** A new UUID of version 7 (RFC 9562): unguessable, and greater than those made before it. */
export function newId(): string {
  const random = randomBytes();
  const msecs = Date.now();
  last =
    msecs > last.msecs
      ? { msecs, seq: random.readUInt32BE(0) >>> 1 }
      : { msecs: last.msecs, seq: last.seq + 1 };
  return v7({ random, ...last });
}

// Asking the system for 16 bytes at a time costs more than all else that is done to make an id.
function randomBytes(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += lengthOfOne;
  return pool.subarray(used - lengthOfOne, used);
}
