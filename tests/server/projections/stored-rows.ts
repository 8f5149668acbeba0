import type { Database } from 'better-sqlite3';
import { keptViews, tableNameOf } from '../../../server/projections/keep.ts';

/** A version of a row as its table holds it. */
export interface StoredRow {
  readonly key: string;
  readonly from_position: number;
  readonly to_position: number | null;
  readonly body: string;
}

/** Every version of every row of every view, columns included, in the order of key and position. */
export function storedRows(database: Database): Record<string, readonly StoredRow[]> {
  return Object.fromEntries(
    keptViews.map(({ view }) => [
      view.name,
      database
        .prepare<[], StoredRow>(`select * from ${tableNameOf(view)} order by key, from_position`)
        .all(),
    ]),
  );
}

/** How many rows each paged view is said to list, by position. */
export function storedSizes(database: Database): readonly Record<string, number>[] {
  return database
    .prepare<[], Record<string, number>>('select * from sizes order by position')
    .all();
}

/** The rows that hold at a position, by key. */
export function rowsAt(rows: readonly StoredRow[], position: number): Map<string, unknown> {
  return new Map(
    rows
      .filter(
        ({ from_position: from, to_position: to }) =>
          from <= position && (to === null || to > position),
      )
      .map(({ key, body }) => [key, JSON.parse(body)]),
  );
}

/**
 * The rows that a reading lists at a position, by key: of the timeline those that are live, of links
 * those that lead to what is live.
 */
export function listedAt(
  stored: Readonly<Record<string, readonly StoredRow[]>>,
  view: string,
  position: number,
): Map<string, unknown> {
  const rows = rowsAt(stored[view] ?? [], position);
  if (view !== 'timeline' && view !== 'links') return rows;
  const occurrences = rowsAt(stored['timeline'] ?? [], position);
  const isLive = (id: string): boolean => Object(occurrences.get(id)).status === 'live';
  return new Map([...rows].filter(([key, row]) => isLive(view === 'links' ? Object(row).to : key)));
}

/** Where each view stands, and with how many rows. */
export function checkpoints(database: Database): readonly unknown[] {
  const names = keptViews.map(({ view }) => `'${view.name}'`).join(', ');
  return database
    .prepare(
      `select view, version, position, rows from checkpoints where view in (${names}) order by view`,
    )
    .all();
}
