import type { Database, Statement } from 'better-sqlite3';
import type { Keyed, Transition, View } from '../../events/projections/view.ts';
import { Recent } from '../log/recent.ts';
import { Blocks, type Beginning } from './blocks.ts';
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

/** From how many row versions on it pays to sort them before they are written. */
const sortedMin = 1_000;

function byKey([a]: readonly [string, ...unknown[]], [b]: readonly [string, ...unknown[]]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How a view is kept. */
export interface Keeping<Row> {
  /** The table's name. */
  readonly name: string;
  /** How many open rows are remembered between transactions, where views add to their rows. */
  readonly rememberedMax?: number;
  /** Whether the table is known to be empty, so that there is nothing to look for in it. */
  readonly isEmpty?: boolean;
  /** Which rows its readings list; absent: all. */
  isListed?(row: Row): boolean;
  /** The strides of its blocks; absent: it has none. See {@link Blocks}. */
  readonly strides?: readonly number[];
}

/**
 * A view kept in a table, as versions of its rows.
 *
 * 1. The versions of a key follow each other without overlap; at most one is open.
 * 2. A version is written once, and later closed at most once; it is never changed otherwise.
 * 3. A version differs from the one before it.
 * 4. Between `collect` and `flush` nothing is written; `forget` undoes what was not flushed.
 * 5. Its blocks are cut in the transaction that writes the versions that they begin at.
 */
export class KeptView<Row = unknown, Change = unknown> {
  readonly view: View<string, Row, Change>;
  /** Its table's name. */
  readonly name: string;
  /** Whether it is read in pages. */
  readonly isPaged: boolean;
  /** How many more rows are open since this was last set to 0. */
  opened = 0;
  /** How many rows its readings list, as long as whoever keeps it says what that was at the start. */
  size = 0;
  readonly #table: Table<Row>;
  readonly #keeping: Keeping<Row>;
  readonly #blocks: Blocks | null;
  readonly #remembers: boolean;
  readonly #insert: Statement<Cell[]>;
  readonly #close: Statement<[number, string, number]>;
  readonly #open: Statement<[string], StoredVersion>;
  /** The open version of each key touched since the last flush; null: the key has no row. */
  readonly #touched = new Map<string, Version<Row> | null>();
  readonly #remembered: Recent<Version<Row>>;
  #isEmpty: boolean;
  #closings: [to: number, key: string, from: number][] = [];
  #passed: [key: string, to: number, version: Version<Row>][] = [];
  #beginnings: Beginning[] = [];

  constructor(
    database: Database,
    view: View<string, Row, Change>,
    table: Table<Row>,
    keeping: Keeping<Row>,
  ) {
    this.view = view;
    this.#table = table;
    this.name = keeping.name;
    this.#isEmpty = keeping.isEmpty ?? false;
    this.isPaged = keeping.strides !== undefined;
    this.#keeping = keeping;
    this.#blocks = keeping.strides ? new Blocks(database, keeping.name, keeping.strides) : null;
    this.#remembers = keeping.rememberedMax !== undefined;
    this.#remembered = new Recent(keeping.rememberedMax ?? 0);
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
    this.take(transition.event.position, this.view.changes(transition));
  }

  /** Takes in changes from a position on. */
  take(position: number, changes: Iterable<Keyed<Change>>): void {
    for (const { key, change, fresh } of changes) {
      const open = this.#openOf(key, fresh);
      const row = this.view.evolve(open?.row ?? null, change);
      const body = row === null ? null : JSON.stringify(row);
      if (body === (open?.body ?? null)) continue;
      if (open) this.#closeAt(position, key, open);
      this.opened += (row === null ? 0 : 1) - (open ? 1 : 0);
      this.size += this.#listed(row) - this.#listed(open?.row ?? null);
      this.#touched.set(
        key,
        row === null || body === null ? null : { from: position, row, body, isStored: false },
      );
    }
  }

  /**
   * Writes what was collected; but a table that lies in the order of keys waits until there are more
   * than `heldMax` row versions. The caller's transaction makes it last, or none of it.
   */
  flush(heldMax = 0): void {
    const pending = this.#touched.size + this.#passed.length;
    if (this.#table.layout === 'by-key' && pending <= heldMax) return;
    this.#isEmpty = false;
    for (const [to, key, from] of this.#closings)
      if (this.#close.run(to, key, from).changes !== 1)
        throw new Error(`${this.name}: the open version of ${key} is gone; rebuild the views`);
    const touched = [...this.#touched];
    if (this.#table.layout === 'by-key' && pending > sortedMin) {
      // Neighbours in the table are then written one after the other, and each page once.
      this.#passed.sort(byKey);
      touched.sort(byKey);
    }
    for (const [key, to, version] of this.#passed) this.#write(key, to, version);
    for (const [key, version] of touched) {
      if (version && !version.isStored) this.#write(key, null, version);
      if (this.#remembers) this.#remember(key, version);
    }
    this.#blocks?.begin(this.#beginnings);
    this.#clear();
  }

  /** Forgets what was collected or remembered: someone else wrote, or it was rolled back. */
  forget(): void {
    this.opened = 0;
    this.#clear();
    this.#remembered.clear();
  }

  #clear(): void {
    this.#closings = [];
    this.#passed = [];
    this.#beginnings = [];
    this.#touched.clear();
  }

  #listed(row: Row | null): 0 | 1 {
    return row !== null && (this.#keeping.isListed?.(row) ?? true) ? 1 : 0;
  }

  #openOf(key: string, isFresh: boolean): Version<Row> | null {
    const touched = this.#touched.get(key);
    if (touched !== undefined) return touched;
    if (isFresh || this.#isEmpty) return null;
    const remembered = this.#remembered.get(key);
    if (remembered) return remembered;
    const stored = this.#open.get(key);
    if (!stored) return null;
    const row: Row = JSON.parse(stored.body);
    return { ...stored, row, isStored: true };
  }

  #closeAt(position: number, key: string, open: Version<Row>): void {
    if (open.from === position)
      throw new Error(`${this.name}: ${key} was changed twice by one event`);
    if (open.isStored) this.#closings.push([position, key, open.from]);
    else this.#passed.push([key, position, open]);
  }

  #write(key: string, to: number | null, { from, body, row }: Version<Row>): void {
    this.#insert.run(key, from, to, body, ...this.#table.cells(row));
    const levels = this.#blocks?.levelsAt(from) ?? 0;
    if (levels > 0) this.#beginnings.push({ key, from, levels });
  }

  #remember(key: string, version: Version<Row> | null): void {
    if (!version) this.#remembered.delete(key);
    else
      this.#remembered.set(key, {
        from: version.from,
        row: version.row,
        body: version.body,
        isStored: true,
      });
  }
}
