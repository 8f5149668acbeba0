import { sizesTable } from '../../projections/sizes.ts';
import { tableNameOf } from '../../projections/keep.ts';
import type { Condition } from '../matching.ts';
import type { ViewName } from '../reader.ts';
import type { Reading } from '../reading.ts';

/** How many rows of a view belong to a reading; `condition` is the one on rows `v`. */
export function totalOf(reading: Reading, view: ViewName, condition: Condition): number {
  const noted = reading.isAll ? sizeOf(reading, view) : null;
  if (noted !== null) return noted;
  const { sql, binding } = condition;
  const table = tableNameOf({ name: view });
  return reading.rows.count(`select count(*) as count from ${table} as v where ${sql}`, binding);
}

/** How many rows a view lists at the position; null where an older program noted nothing. */
function sizeOf({ rows, clocks: { position } }: Reading, view: ViewName): number | null {
  if (view === 'ledger') return position;
  const [size] = rows.all<{ size: number }>(
    `select ${view} as size from ${sizesTable} where position = @position`,
    { position },
  );
  return size?.size ?? null;
}
