import { unboundedBelow } from '../projections/tables.ts';

/**
 * The day that places an occurrence in the order of time: the earliest it may touch, or, where
 * nothing bounds it from below ("on or before 2018"), the latest.
 */
export function occurredDay(row: { readonly earliest: number; readonly latest: number }): number {
  return row.earliest === unboundedBelow ? row.latest : row.earliest;
}

/** The same of rows `t` of the timeline, for the database to sort by. */
export const occurredSql = `iif(t.earliest = ${unboundedBelow}, t.latest, t.earliest)`;
