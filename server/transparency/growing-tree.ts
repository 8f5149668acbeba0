import type { Database, Statement } from 'better-sqlite3';
import { hashesAt, rootOfTile, tileWidth } from '../../events/transparency/tiles.ts';
import type { StoredEvent } from '../log/log.ts';
import { SqliteLog } from '../log/sqlite-log.ts';
import { bind, Bindings, leafOf, type Binding } from './bindings.ts';
import { nodeHashing as hashing } from './hashing.ts';
import { newSalt } from './salt.ts';
import { StoredTree } from './stored-tree.ts';

/**
 * The Merkle tree over the log, as it grows.
 *
 * 1. A leaf is added in the transaction that appends its event.
 * 2. A full tile is written once, in the transaction that fills it, and never again.
 * 3. What is remembered between transactions is what the tables say: it is found anew when another
 *    process wrote, and when a transaction was not kept.
 * 4. A leaf costs one row, its own hash, and, once in 256, a tile of 8 KiB.
 */
export class GrowingTree {
  readonly #log: SqliteLog;
  readonly #bindings: Bindings;
  readonly #stored: StoredTree;
  readonly #insert: Statement<[number, number, Buffer, Uint8Array]>;
  #size = 0;
  /** The hashes of each level that no full tile holds yet. */
  #loose: Uint8Array[][] = [];

  constructor(database: Database) {
    this.#log = new SqliteLog(database);
    this.#bindings = new Bindings(database);
    this.#stored = new StoredTree(database);
    this.#insert = database.prepare('insert into tiles values (?, ?, ?, ?)');
  }

  /** Takes in an event that is appended in the same transaction. */
  add(event: StoredEvent, binding: Binding): void {
    if (event.position !== this.#size + 1)
      throw new Error(`the tree has ${this.#size} leaves; position ${event.position} is not next`);
    this.#bindings.add(event.position, binding);
    this.#size = event.position;
    this.#put(0, leafOf({ ...event, ...binding }));
  }

  /** What binds the data of an event, which must be in the tree. */
  commitmentOf(position: number): Buffer {
    return this.#bindings.commitmentOf(position);
  }

  /** As {@link resume}, and takes in what a program without a tree appended. In a transaction. */
  catchUp(): void {
    this.resume();
    for (let events = this.#unbound(); events.length > 0; events = this.#unbound())
      for (const event of events) this.add(event, bind(newSalt(), event.data));
  }

  #unbound(): readonly StoredEvent[] {
    return this.#log.page({ after: this.#size, limit: tileWidth });
  }

  /** Forgets what is remembered, and finds it again in the tables. */
  resume(): void {
    this.#size = this.#stored.size();
    this.#loose = [];
    for (let level = 0; hashesAt(level, this.#size) > 0; level += 1)
      this.#loose[level] = this.#stored.loose(level, this.#size);
  }

  #put(level: number, hash: Uint8Array): void {
    const loose = (this.#loose[level] ??= []);
    loose.push(hash);
    if (loose.length < tileWidth) return;
    const hashes = Buffer.concat(loose);
    this.#loose[level] = [];
    const root = rootOfTile(hashing, hashes);
    this.#insert.run(level, hashesAt(level + 1, this.#size) - 1, hashes, root);
    this.#put(level + 1, root);
  }
}
