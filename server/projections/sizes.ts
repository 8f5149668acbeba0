import type { Database, Statement } from 'better-sqlite3';

/** The table of {@link Sizes}; see migration 0004. */
export const sizesTable = 'sizes';

/**
 * How many rows each of some views lists, by position: of the timeline those that are live, of links
 * those that lead to what is live.
 *
 * 1. There is a row for each position that was folded, and one for 0, before everything.
 * 2. A row is written once, in the transaction that writes the rows of the views.
 */
export class Sizes {
  readonly #views: readonly string[];
  readonly #insert: Statement<number[]> | null;
  readonly #at: Statement<[number], number[]> | null;

  constructor(database: Database, table: string, views: readonly string[]) {
    this.#views = views;
    const isNone = views.length === 0;
    const columns = views.join(', ');
    this.#insert = isNone
      ? null
      : database.prepare(
          `insert into ${table} (position, ${columns}) values (?${', ?'.repeat(views.length)})`,
        );
    this.#at = isNone
      ? null
      : database
          .prepare<[number], number[]>(`select ${columns} from ${table} where position = ?`)
          .raw();
  }

  /** The size of each view at a position; null: it was not noted. */
  at(position: number): ReadonlyMap<string, number> | null {
    if (!this.#at) return new Map();
    const sizes = this.#at.get(position);
    return sizes ? new Map(this.#views.map((view, index) => [view, sizes[index] ?? 0])) : null;
  }

  /** Notes the sizes at a position, in the order of the views. */
  note(position: number, sizes: readonly number[]): void {
    this.#insert?.run(position, ...sizes);
  }
}

/** Creates a table of sizes for some views, with the row for position 0. */
export function createSizes(database: Database, table: string, views: readonly string[]): void {
  const columns = views.map((view) => `, ${view} integer not null default 0`).join('');
  database.exec(`create table ${table} (position integer primary key${columns}) strict`);
  database.exec(`insert into ${table} (position) values (0)`);
}

/** Takes the sizes of some views from another table, and out what goes beyond it. */
export function takeSizes(database: Database, from: string, views: readonly string[]): void {
  if (views.length === 0) return;
  const columns = views.join(', ');
  const taken = views.map((view) => `${view} = excluded.${view}`).join(', ');
  database.exec(`
    delete from ${sizesTable} where position > (select max(position) from ${from});
    insert into ${sizesTable} (position, ${columns}) select position, ${columns} from ${from}
    where true on conflict (position) do update set ${taken}`);
}
