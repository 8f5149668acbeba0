import type { Database } from 'better-sqlite3';
import { SqliteLog } from '../log/sqlite-log.ts';
import { bind } from './bindings.ts';
import { GrowingTree } from './growing-tree.ts';
import { newSalt } from './salt.ts';
import { StoredTree } from './stored-tree.ts';

/** How many events are bound in one transaction. */
const batch = 5_000;

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
