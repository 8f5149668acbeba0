import type { Database, Statement } from 'better-sqlite3';
import type { Head, Log, LogPage, StoredEvent } from './log.ts';

const columns = `position, id, stream, version, type, schema_version as schemaVersion,
  recorded_at as recordedAt, recorded_by as recordedBy, reason, data`;

/** The log in the table `events`, whose triggers keep its promises; see migration 0001. */
export class SqliteLog implements Log {
  readonly #database: Database;
  readonly #pages = new Map<string, Statement<unknown[], StoredEvent>>();
  readonly #head: Statement<[], Head>;
  readonly #append: Statement;
  readonly #stream: Statement<[string, number], StoredEvent>;
  readonly #version: Statement<[string], number | null>;
  readonly #find: Statement<[string], StoredEvent>;
  readonly #redactions: Statement<[], StoredEvent>;

  constructor(database: Database) {
    this.#database = database;
    this.#head = database.prepare(`
      select position, recorded_at as recordedAt from events order by position desc limit 1`);
    this.#append = database.prepare('insert into events values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    this.#stream = database.prepare(`
      select ${columns} from events where stream = ? and version < ? order by version`);
    this.#version = database
      .prepare<[string], number | null>('select max(version) from events where stream = ?')
      .pluck();
    this.#redactions = database.prepare(`
      select ${columns} from events where type = 'EventRedacted' order by position`);
    this.#find = database.prepare(`select ${columns} from events where id = ?`);
  }

  head(): Head {
    return this.#head.get() ?? { position: 0, recordedAt: null };
  }

  append(event: StoredEvent): void {
    this.#append.run(
      event.position,
      event.id,
      event.stream,
      event.version,
      event.type,
      event.schemaVersion,
      event.recordedAt,
      event.recordedBy,
      event.reason,
      event.data,
    );
  }

  page({ after, limit, stream, type }: LogPage): readonly StoredEvent[] {
    const conditions = ['position > ?'];
    const values: (string | number)[] = [after];
    if (stream !== undefined) {
      conditions.push('stream = ?');
      values.push(stream);
    }
    if (type !== undefined) {
      conditions.push('type = ?');
      values.push(type);
    }
    return this.#page(conditions.join(' and ')).all(...values, limit);
  }

  #page(conditions: string): Statement<unknown[], StoredEvent> {
    const known = this.#pages.get(conditions);
    if (known) return known;
    const prepared = this.#database.prepare<unknown[], StoredEvent>(
      `select ${columns} from events where ${conditions} order by position limit ?`,
    );
    this.#pages.set(conditions, prepared);
    return prepared;
  }

  stream(stream: string, beforeVersion: number): readonly StoredEvent[] {
    return this.#stream.all(stream, beforeVersion);
  }

  version(stream: string): number {
    return this.#version.get(stream) ?? 0;
  }

  find(id: string): StoredEvent | null {
    return this.#find.get(id) ?? null;
  }

  redactions(): readonly StoredEvent[] {
    return this.#redactions.all();
  }
}
