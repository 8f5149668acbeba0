import { randomFillSync } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { saltLength } from '../../events/transparency/entry.ts';
import { SqliteLog } from '../log/sqlite-log.ts';
import { bind } from './bindings.ts';
import { GrowingTree } from './growing-tree.ts';
import { StoredTree } from './stored-tree.ts';

/** How many events are bound in one transaction. */
const batch = 5_000;

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

/**
 * Brings the tree to the head of a log that was written by a program without one. Yields how far it
 * is; nothing to do yields nothing. A crash between two transactions costs only the time.
 */
export function* bindLog(
  database: Database,
): Generator<{ readonly position: number; readonly head: number }> {
  const log = new SqliteLog(database);
  const head = log.head().position;
  const tree = new GrowingTree(database);
  let position = new StoredTree(database).size();
  if (position === head) return;
  tree.resume();
  const step = database.transaction((after: number) => {
    const events = log.page({ after, limit: batch });
    for (const event of events) tree.add(event, bind(newSalt(), event.data));
    return events.at(-1)?.position ?? after;
  });
  while (position < head) {
    position = step.immediate(position);
    yield { position, head };
  }
}
