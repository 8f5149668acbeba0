import type { StreamKind } from '../../../events/vocabulary/event-type.ts';
import type { Rows } from '../rows.ts';

/** Columns that hold what a view's table holds of the things of one kind. */
export interface Followed {
  /** Forgets everything and reads the whole table, which stands at a position. */
  load(position: number): void;
  /** Reads anew, of some things, the versions that began or ended after a position, up to another. */
  follow(ids: readonly string[], after: number, position: number): void;
}

/**
 * Keeps columns in memory in step with a view's table, whoever writes to it.
 *
 * 1. After `catchUp` the columns hold what the table holds in the snapshot that the connection reads;
 *    until the next call they stay so.
 * 2. A thing's row changes only by events of its own stream: from position to position, the rows of
 *    the things that the log names in between are read anew, and no others.
 * 3. A table that was replaced (a rebuild changes the schema) is read whole, and so is one in which
 *    a redaction has changed rows of the past.
 * 4. What is cut short is begun again.
 */
export class Following {
  readonly #rows: Rows;
  readonly #view: string;
  readonly #kind: StreamKind;
  readonly #columns: Followed;
  /** The position up to which the columns are filled. */
  #position = 0;
  /** Under which schema they were; null: they are not. */
  #schema: number | null = null;

  constructor(rows: Rows, columns: Followed, of: { readonly view: string; kind: StreamKind }) {
    this.#rows = rows;
    this.#columns = columns;
    this.#view = of.view;
    this.#kind = of.kind;
  }

  /** Takes in what the table holds now. In the snapshot in which the columns are then read. */
  catchUp(): void {
    const [now] = this.#rows.all<{ position: number }>(
      'select position from checkpoints where view = @view',
      { view: this.#view },
    );
    const [schema] = this.#rows.all<{ schema_version: number }>('pragma schema_version', {});
    if (!now || !schema) throw new Error(`the view ${this.#view} is not there; rebuild the views`);
    this.#reach(now.position, schema.schema_version);
  }

  #reach(position: number, schema: number): void {
    const behind = position - this.#position;
    // Where more is new than known, to read all costs less than to look everything up.
    const isOther = schema !== this.#schema || this.#isRedacted(position);
    if (isOther || behind > this.#position) {
      this.#schema = null;
      this.#columns.load(position);
    } else if (behind > 0) {
      this.#columns.follow(this.#named(position), this.#position, position);
    }
    this.#position = position;
    this.#schema = schema;
  }

  /** Whether something was redacted after the position, up to another. */
  #isRedacted(position: number): boolean {
    const redacted = this.#rows.count(
      `select count(*) as count from events
       where type = 'EventRedacted' and position > @known and position <= @position`,
      { known: this.#position, position },
    );
    return redacted > 0;
  }

  /** The things that the log names after the position, up to another. */
  #named(position: number): readonly string[] {
    const prefix = `${this.#kind}-`;
    const named = this.#rows.all<{ id: string }>(
      `select distinct substr(stream, length(@prefix) + 1) as id from events
       where position > @known and position <= @position and stream glob @prefix || '*'`,
      { prefix, known: this.#position, position },
    );
    return named.map(({ id }) => id);
  }
}
