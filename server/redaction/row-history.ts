import type { Database, Statement } from 'better-sqlite3';
import { Blocks, strides, type Place } from '../projections/blocks.ts';
import { tableNameOf, type Pair } from '../projections/keep.ts';

/** How long a row version stands: from a position on, and until another (null: it still does). */
export interface Interval {
  readonly from: number;
  readonly to: number | null;
}

/** A row version, as a view's table has it. */
export interface RowVersion extends Interval {
  readonly body: string;
}

/**
 * The table of a view as far as its past is rewritten: what some keys were from a position on is
 * taken back, as if nothing had been folded since, and folded anew by whoever asks for it.
 */
export class RowHistory {
  readonly #blocks: Blocks | null;
  readonly #isByPosition: boolean;
  readonly #since: Statement<[string, number], RowVersion>;
  readonly #ofPosition: Statement<[string, number], RowVersion>;
  readonly #remove: Statement<[number, string]>;
  readonly #reopen: Statement<[string, number]>;

  constructor(database: Database, { view, table, isPaged }: Pair) {
    const name = tableNameOf(view);
    const columns = 'from_position as "from", to_position as "to", body';
    this.#blocks = isPaged ? new Blocks(database, name, strides) : null;
    this.#isByPosition = table.layout === 'by-position';
    this.#since = database.prepare(`
      select ${columns} from ${name} where key = ? and coalesce(to_position, 9e15) >= ?
      order by from_position`);
    // It has one row for each position, and no index of keys.
    this.#ofPosition = database.prepare(`
      select ${columns} from ${name} where from_position = cast(? as integer) and from_position >= ?`);
    this.#remove = database.prepare(`delete from ${name} where from_position = ? and key = ?`);
    this.#reopen = database.prepare(
      `update ${name} set to_position = null where key = ? and from_position = ?`,
    );
  }

  /** The versions of a row that stood at a position, or just before it, or later; oldest first. */
  since(key: string, position: number): readonly RowVersion[] {
    return (this.#isByPosition ? this.#ofPosition : this.#since).all(key, position);
  }

  /** Takes back what keys were from a position on; gives the places that versions were taken from. */
  takeBack(keys: Iterable<string>, position: number): readonly Place[] {
    const taken: Place[] = [];
    for (const key of keys)
      for (const { from } of this.since(key, position)) {
        if (from < position) this.#reopen.run(key, from);
        else {
          this.#remove.run(from, key);
          taken.push({ key, from });
        }
      }
    this.#blocks?.end(taken);
    return taken;
  }

  /** Finds anew when blocks began: after versions were taken out, and after others were put in. */
  amend(places: readonly Place[]): void {
    this.#blocks?.amend(places);
  }
}
