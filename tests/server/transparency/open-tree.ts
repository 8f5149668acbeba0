import Sqlite, { type Database } from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { up as createEvents } from '../../../migrations/0001-events.ts';
import { up as createTree } from '../../../migrations/0020-tree.ts';
import type { StoredEvent } from '../../../server/log/log.ts';
import { SqliteLog } from '../../../server/log/sqlite-log.ts';
import { bind, leafOf } from '../../../server/transparency/bindings.ts';
import { GrowingTree } from '../../../server/transparency/growing-tree.ts';

/** A log and its tree in memory. */
export interface TreeOnTheBench {
  readonly database: Database;
  readonly tree: GrowingTree;
  /** The hash of every leaf that was added, in order. */
  readonly leaves: readonly Uint8Array[];
  /** Appends so many events. */
  add(count: number): void;
}

/** The event at a position, such as a test needs it. */
export function eventAt(position: number): StoredEvent {
  return {
    position,
    id: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
    stream: `actor-a${position}`,
    version: 1,
    type: 'ActorRegistered',
    schemaVersion: 1,
    recordedAt: '2026-01-01T00:00:00.000Z',
    recordedBy: 'Anna Keller',
    reason: '',
    data: `{"name":"Actor ${position}"}`,
  };
}

/** Opens an empty log with its tree. */
export async function openTree(): Promise<TreeOnTheBench> {
  const database = new Sqlite(':memory:');
  const kysely = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) });
  await createEvents(kysely);
  await createTree(kysely);
  const log = new SqliteLog(database);
  const tree = new GrowingTree(database);
  const leaves: Uint8Array[] = [];
  return {
    database,
    tree,
    leaves,
    add(count) {
      for (let step = 0; step < count; step += 1) {
        const event = eventAt(leaves.length + 1);
        const binding = bind(Buffer.alloc(32, event.position), event.data);
        log.append(event);
        tree.add(event, binding);
        leaves.push(leafOf({ ...event, ...binding }));
      }
    },
  };
}
