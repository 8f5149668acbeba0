import type { TimelineRow } from '../../events/projections/timeline.ts';
import { changesBetween } from './changes.ts';
import type { RowChange, ViewName } from './reader.ts';
import type { Rows, StoredRow } from './rows.ts';

/**
 * The rows of a view that were added, removed or changed from one position to another, in the order
 * of their keys. Read from the versions of rows that begin or end in between; a row that came to be
 * as it was is no change. Backwards, when `from` is the later, what would have to be undone. In
 * `timeline` only live occurrences count as rows.
 */
export function diffView(
  rows: Rows,
  name: ViewName,
  { from, to }: { readonly from: number; readonly to: number },
): readonly RowChange[] {
  const bounds = { low: Math.min(from, to), high: Math.max(from, to) };
  const versions = new Map<string, StoredRow[]>();
  const touched = rows.all<StoredRow>(
    `select v.key, v.from_position, v.to_position, v.body from view_${name} as v
     where (v.from_position > @low and v.from_position <= @high)
        or (v.to_position > @low and v.to_position <= @high)
     order by v.key, v.from_position`,
    bounds,
  );
  for (const version of touched) {
    const known = versions.get(version.key);
    if (known) known.push(version);
    else versions.set(version.key, [version]);
  }
  return [...versions].flatMap(([key, list]) => {
    const before = standing(list, name, from);
    const after = standing(list, name, to);
    if (before?.body === after?.body) return [];
    const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
    const fields = changesBetween(before && fieldsOf(before), after && fieldsOf(after));
    return [{ key, change, fields, positions: positionsIn(list, bounds) } as const];
  });
}

/** The version that stood at a position; null: there was no row. */
function standing(
  versions: readonly StoredRow[],
  name: ViewName,
  position: number,
): StoredRow | null {
  const found = versions.find(
    ({ from_position, to_position }) =>
      from_position <= position && (to_position === null || to_position > position),
  );
  if (!found) return null;
  if (name !== 'timeline') return found;
  const { status }: TimelineRow = JSON.parse(found.body);
  return status === 'live' ? found : null;
}

function fieldsOf({ body }: StoredRow): object {
  const row: object = JSON.parse(body);
  return row;
}

/** Where the versions begin and end within the bounds: the positions of the events responsible. */
function positionsIn(
  versions: readonly StoredRow[],
  { low, high }: { readonly low: number; readonly high: number },
): readonly number[] {
  const positions = versions.flatMap(({ from_position, to_position }) => [
    from_position,
    ...(to_position === null ? [] : [to_position]),
  ]);
  return [...new Set(positions)]
    .filter((position) => position > low && position <= high)
    .sort((a, b) => a - b);
}
