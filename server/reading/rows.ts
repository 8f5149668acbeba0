import type { Database, Statement } from 'better-sqlite3';
import type { RegisterRow } from '../../events/projections/register.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';
import type { AsOf } from '../../events/readings/answers.ts';

/** Named values of a statement. */
export type Binding = Readonly<Record<string, string | number | null>>;

/** A row as it stood at some position, and the position since which it does. */
export interface Version<Row> {
  readonly row: Row;
  readonly position: number;
}

/** The kinds of thing that a register lists. */
export type Registered = RegisterRow['thing'];

/** The row of a view in its stored form. */
export interface StoredRow {
  readonly key: string;
  readonly from_position: number;
  readonly to_position: number | null;
  readonly body: string;
}

/** The condition that a row of the table `alias` stood at `@position`. */
export function standingAt(alias: string): string {
  return `${alias}.from_position <= @position
    and (${alias}.to_position is null or ${alias}.to_position > @position)`;
}

/**
 * The condition that a key begins with `@<name>` and a slash, as an index can answer it: `0` is the
 * character after the slash.
 */
export function keyedUnder(alias: string, name: string): string {
  return `${alias}.key >= @${name} || '/' and ${alias}.key < @${name} || '0'`;
}

/** The versioned rows, read over one connection whose statements are prepared once. */
export class Rows {
  private readonly statements = new Map<string, Statement<[Binding]>>();
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Every row of a question. */
  all<Row>(sql: string, binding: Binding): Row[] {
    return this.prepare<Row>(sql).all(binding);
  }

  /** The rows of a question one by one; nothing else may be asked in between. */
  each<Row>(sql: string, binding: Binding): IterableIterator<Row> {
    return this.prepare<Row>(sql).iterate(binding);
  }

  /** As {@link each}, with each row an array of its columns: faster for many rows. */
  eachRaw<Row extends readonly unknown[]>(sql: string, binding: Binding): IterableIterator<Row> {
    // Told once a statement: a text that is read raw is never read otherwise.
    return this.prepare<Row>(`${sql} /* raw */`).raw().iterate(binding);
  }

  /** How many rows a question whose only column is `count` counts. */
  count(sql: string, binding: Binding): number {
    const [counted] = this.all<{ count: number }>(sql, binding);
    return counted?.count ?? 0;
  }

  /** Reads within one snapshot, so that a rebuild meanwhile is not seen half. */
  within<Answer>(read: () => Answer): Answer {
    if (this.database.inTransaction) return read();
    return this.database.transaction(read).deferred();
  }

  /** The head of the log. */
  head(): AsOf {
    const [head] = this.all<AsOf>(
      `select position, recorded_at as recordedAt from events order by position desc limit 1`,
      {},
    );
    return head ?? { position: 0, recordedAt: null };
  }

  /** When a position was recorded; null: it is not; position 0 is before everything. */
  at(position: number): AsOf | null {
    if (position === 0) return { position: 0, recordedAt: null };
    const sql = `select position, recorded_at as recordedAt from events where position = @position`;
    return this.all<AsOf>(sql, { position })[0] ?? null;
  }

  /** The last position recorded at or before an instant; 0: none. Times never decrease. */
  positionAt(instant: string): number {
    let low = 0;
    let high = this.head().position;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const recordedAt = this.at(middle)?.recordedAt;
      if (recordedAt !== null && recordedAt !== undefined && recordedAt <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** An occurrence as it stood, live or not. */
  occurrence(id: string, position: number): Version<TimelineRow> | null {
    return this.version<TimelineRow>('view_timeline', id, position);
  }

  /** A registered thing as it stood. */
  registered<Thing extends Registered>(
    thing: Thing,
    id: string,
    position: number,
  ): Version<RegisterRow & { readonly thing: Thing }> | null {
    return this.version('view_register', `${thing}-${id}`, position);
  }

  private version<Row>(table: string, key: string, position: number): Version<Row> | null {
    const [found] = this.all<StoredRow>(
      `select r.key, r.from_position, r.to_position, r.body from ${table} as r
       where r.key = @key and r.from_position <= @position
       order by r.from_position desc limit 1`,
      { key, position },
    );
    if (!found || (found.to_position !== null && found.to_position <= position)) return null;
    const row: Row = JSON.parse(found.body);
    return { row, position: found.from_position };
  }

  private prepare<Row>(sql: string): Statement<[Binding], Row> {
    const known = this.statements.get(sql);
    const statement = known ?? this.database.prepare<[Binding]>(sql);
    if (!known) this.statements.set(sql, statement);
    if (!yields<Row>(statement)) throw new Error(`this asks nothing: ${sql}`);
    return statement;
  }
}

/** What the columns of a question hold is known by who wrote it. */
function yields<Row>(statement: Statement<[Binding]>): statement is Statement<[Binding], Row> {
  return statement.reader;
}
