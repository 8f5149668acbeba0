import type { Database, Statement } from 'better-sqlite3';
import type { Transition, View } from '../../events/projections/view.ts';
import { commonColumns, type Cell, type Table } from './tables.ts';

/** A row as it has been since the position `from`. */
interface Version<Row> {
  readonly from: number;
  readonly row: Row;
  readonly body: string;
  readonly isStored: boolean;
}

interface StoredVersion {
  readonly from: number;
  readonly body: string;
}

/** How a view is kept. */
export interface Keeping {
  /** The table's name. */
  readonly name: string;
  /** How many open rows are remembered between transactions, where views add to their rows. */
  readonly rememberedMax?: number;
}

/**
 * A view kept in a table, as versions of its rows.
 *
 * 1. The versions of a key follow each other without overlap; at most one is open.
 * 2. A version is written once, and later closed at most once; it is never changed otherwise.
 * 3. A version differs from the one before it.
 * 4. Between `collect` and `flush` nothing is written; `forget` undoes what was not flushed.
 */
export class KeptView<Row = unknown, Change = unknown> {
  readonly view: View<string, Row, Change>;
  /** How many more rows are open since this was last set to 0. */
  opened = 0;
  readonly #table: Table<Row>;
  readonly #name: string;
  readonly #rememberedMax: number;
  readonly #insert: Statement<Cell[]>;
  readonly #close: Statement<[number, string, number]>;
  readonly #open: Statement<[string], StoredVersion>;
  /** The open version of each key touched since the last flush; null: the key has no row. */
  readonly #touched = new Map<string, Version<Row> | null>();
  readonly #remembered = new Map<string, Version<Row>>();
  #closings: [to: number, key: string, from: number][] = [];
  #passed: [key: string, to: number, version: Version<Row>][] = [];

  constructor(
    database: Database,
    view: View<string, Row, Change>,
    table: Table<Row>,
    keeping: Keeping,
  ) {
    this.view = view;
    this.#table = table;
    this.#name = keeping.name;
    this.#rememberedMax = keeping.rememberedMax ?? 0;
    const marks = [...commonColumns, ...table.columns].map(() => '?').join(', ');
    this.#insert = database.prepare(`insert into ${keeping.name} values (${marks})`);
    this.#close = database.prepare(
      `update ${keeping.name} set to_position = ? where key = ? and from_position = ?`,
    );
    this.#open = database.prepare(`
      select from_position as "from", body from ${keeping.name}
      where key = ? and to_position is null`);
  }

  /** Takes in what one event changes. */
  collect(transition: Transition): void {
    const { position } = transition.event;
    for (const { key, change, fresh } of this.view.changes(transition)) {
      const open = this.#openOf(key, fresh);
      const row = this.view.evolve(open?.row ?? null, change);
      const body = row === null ? null : JSON.stringify(row);
      if (body === (open?.body ?? null)) continue;
      if (open) this.#closeAt(position, key, open);
      this.opened += (row === null ? 0 : 1) - (open ? 1 : 0);
      this.#touched.set(
        key,
        row === null || body === null ? null : { from: position, row, body, isStored: false },
      );
    }
  }

  /** Writes what was collected. The caller's transaction makes it last, or none of it. */
  flush(): void {
    for (const [to, key, from] of this.#closings)
      if (this.#close.run(to, key, from).changes !== 1)
        throw new Error(`${this.#name}: the open version of ${key} is gone; rebuild the views`);
    for (const [key, to, version] of this.#passed) this.#write(key, to, version);
    for (const [key, version] of this.#touched) {
      if (version && !version.isStored) this.#write(key, null, version);
      if (this.#rememberedMax > 0) this.#remember(key, version);
    }
    this.#closings = [];
    this.#passed = [];
    this.#touched.clear();
  }

  /** Forgets what was collected or remembered: someone else wrote, or it was rolled back. */
  forget(): void {
    this.opened = 0;
    this.#closings = [];
    this.#passed = [];
    this.#touched.clear();
    this.#remembered.clear();
  }

  #openOf(key: string, isFresh: boolean): Version<Row> | null {
    const touched = this.#touched.get(key);
    if (touched !== undefined) return touched;
    if (isFresh) return null;
    const remembered = this.#remembered.get(key);
    if (remembered) return remembered;
    const stored = this.#open.get(key);
    if (!stored) return null;
    const row: Row = JSON.parse(stored.body);
    return { ...stored, row, isStored: true };
  }

  #closeAt(position: number, key: string, open: Version<Row>): void {
    if (open.from === position)
      throw new Error(`${this.#name}: ${key} was changed twice by one event`);
    if (open.isStored) this.#closings.push([position, key, open.from]);
    else this.#passed.push([key, position, open]);
  }

  #write(key: string, to: number | null, { from, body, row }: Version<Row>): void {
    this.#insert.run(key, from, to, body, ...this.#table.cells(row));
  }

  #remember(key: string, version: Version<Row> | null): void {
    this.#remembered.delete(key);
    if (!version) return;
    this.#remembered.set(key, { ...version, isStored: true });
    if (this.#remembered.size <= this.#rememberedMax) return;
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined) this.#remembered.delete(oldest);
  }
}
