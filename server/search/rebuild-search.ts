import type { Database } from 'better-sqlite3';
import { Indexer } from './indexer.ts';
import { headOf, type SearchProgress } from './search-index.ts';
import {
  checkpointOf,
  checkpointsOf,
  createIndex,
  dropIndex,
  hasIndex,
  searchVersion,
  swapIndex,
} from './tables.ts';

/**
 * Builds the index of words from the first event on, beside the one that is read, and swaps it in at
 * the end. Yields after each transaction, so that the caller may show progress or let others go
 * first.
 *
 * 1. Until the swap, searches find in the former index, which goes on following the views; the swap
 *    is one transaction.
 * 2. A crash leaves the former index, and tables beside it that the next start or rebuild drops.
 * 3. Nothing of the former index survives.
 *
 * Throws when another rebuild of the same index takes over.
 */
export function* rebuildSearch(database: Database): Generator<SearchProgress, void> {
  database.transaction(() => createIndex(database, 'beside')).immediate();
  // An empty index is beside. A crash here costs nothing.
  const indexer = new Indexer(database, 'beside');
  let position = 0;
  const takePage = (): boolean => {
    assertOurs(database, position);
    const isDone = indexer.takePage(headOf(database));
    ({ position } = indexer);
    return isDone;
  };
  // A page more is taken in beside. A crash here costs the work done so far, and nothing else.
  for (let isDone = false; !isDone;) {
    isDone = database.transaction(takePage).immediate();
    yield { position, head: headOf(database) };
  }
  database
    .transaction(() => {
      while (!takePage());
      swapIndex(database);
    })
    .immediate();
  // The new index is the archive's, and the old one is gone. A crash here costs nothing.
}

/**
 * Makes the archive have an index of words as this program makes it: drops what a rebuild that was
 * cut short has left, creates an empty index where there is none, to be filled behind the views, and
 * rebuilds one that another version made. The views must have been started.
 */
export function* startSearch(database: Database): Generator<SearchProgress, void> {
  database
    .transaction(() => {
      dropIndex(database, 'beside');
      if (!hasIndex(database) || !checkpointOf(database, 'archive'))
        createIndex(database, 'archive');
    })
    .immediate();
  const checkpoint = checkpointOf(database, 'archive');
  // The index only follows the views: one that is ahead of them was tampered with.
  const isCurrent =
    checkpoint?.version === searchVersion && checkpoint.position <= headOf(database);
  if (!isCurrent) yield* rebuildSearch(database);
}

// Under the lock: were there a second rebuild, it would have dropped or moved our tables.
function assertOurs(database: Database, position: number): void {
  const name = checkpointsOf('beside').replace('main.', '');
  const exists = database.prepare('select 1 from main.sqlite_master where name = ?').get(name);
  const found = exists ? checkpointOf(database, 'beside')?.position : null;
  if (found !== position)
    throw new Error('another rebuild of this index of words has begun; let it finish');
}
