import type { Database, Statement } from 'better-sqlite3';
import { commitmentOf, entryText } from '../../events/transparency/entry.ts';
import { leafHash } from '../../events/transparency/hashing.ts';
import { redactedData } from '../log/recorded.ts';
import type { StoredEvent } from '../log/log.ts';
import { nodeHashing as hashing } from './hashing.ts';

/** What binds an event's data to its entry in the tree; `salt` null: the data was redacted. */
export interface Binding {
  readonly salt: Buffer | null;
  readonly commitment: Buffer;
}

/** An event with its binding, as much as an entry is made of. */
export interface BoundEvent extends StoredEvent, Binding {}

const columns = `e.position, e.id, e.stream, e.version, e.type, e.schema_version,
  e.recorded_at, e.recorded_by, e.reason, e.data, b.salt, b.commitment`;

/** The values of those columns. Rows as lists come a third sooner, and verifying reads all of them. */
type Values = readonly [
  position: number,
  id: string,
  stream: string,
  version: number,
  type: string,
  schemaVersion: number,
  recordedAt: string,
  recordedBy: string,
  reason: string,
  data: string,
  salt: Buffer | null,
  commitment: Buffer,
];

function boundEvent(values: Values): BoundEvent {
  const [position, id, stream, version, type, schemaVersion, ...rest] = values;
  const [recordedAt, recordedBy, reason, data, salt, commitment] = rest;
  return {
    position,
    id,
    stream,
    version,
    type,
    schemaVersion,
    recordedAt,
    recordedBy,
    reason,
    data,
    salt,
    commitment,
  };
}

/** The entry of an event: the bytes that its leaf is the hash of. */
export function entryOf(event: BoundEvent): Buffer {
  return Buffer.from(entryText(event, event.commitment), 'utf8');
}

/** The hash of an event's leaf. */
export function leafOf(event: BoundEvent): Uint8Array {
  return leafHash(hashing, entryOf(event));
}

/** What binds an event's data by a fresh salt of 32 unguessable bytes. */
export function bind(salt: Buffer, data: string): Binding {
  return { salt, commitment: Buffer.from(commitmentOf(hashing, salt, data)) };
}

/** Whether an event's data is what its entry is committed to; a redacted one has neither it nor salt. */
export function isBound({ salt, commitment, data }: BoundEvent): boolean {
  if (salt === null) return data === redactedData;
  return commitment.equals(commitmentOf(hashing, salt, data));
}

/** The bindings of all events, in the table `bindings`; see migration 0020. */
export class Bindings {
  readonly #insert: Statement<[number, Buffer | null, Buffer]>;
  readonly #page: Statement<[number, number], Values>;
  readonly #commitment: Statement<[number], Buffer>;

  constructor(database: Database) {
    this.#insert = database.prepare('insert into bindings values (?, ?, ?)');
    this.#commitment = database
      .prepare<[number], Buffer>('select commitment from bindings where position = ?')
      .pluck();
    this.#page = database
      .prepare<[number, number], Values>(
        `select ${columns} from events e join bindings b using (position)
         where position > ? order by position limit ?`,
      )
      .raw();
  }

  add(position: number, { salt, commitment }: Binding): void {
    this.#insert.run(position, salt, commitment);
  }

  /** The commitment to the data of an event; the log must have it. */
  commitmentOf(position: number): Buffer {
    const commitment = this.#commitment.get(position);
    if (!commitment) throw new Error(`position ${position} is bound by nothing`);
    return commitment;
  }

  /** Events with their bindings, strictly after a position, in order. */
  page(after: number, limit: number): readonly BoundEvent[] {
    return this.#page.all(after, limit).map(boundEvent);
  }
}
