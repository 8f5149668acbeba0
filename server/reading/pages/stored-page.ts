import { blocksOf } from '../../projections/blocks.ts';
import { tableNameOf } from '../../projections/keep.ts';
import type { Condition } from '../matching.ts';
import type { ViewName } from '../reader.ts';
import type { Rows, StoredRow } from '../rows.ts';

/** A part of a view's rows in their order. */
export interface Part {
  readonly view: ViewName;
  /** The condition on rows `v`, which binds `position`. */
  readonly condition: Condition;
  /** The key, or in the ledger the position, to go on after; null: from the beginning. */
  readonly after: string | number | null;
  readonly limit: number;
}

/** The first rows of a part. */
export function readPart(rows: Rows, { view, condition, after, limit }: Part): StoredRow[] {
  const { sql, binding } = condition;
  if (view === 'ledger')
    // Its keys are positions in digits: it is read in the order of the numbers.
    return rows.all<StoredRow>(
      `select v.key, v.from_position, v.body from view_ledger as v
       where ${sql} and v.from_position > @after order by v.from_position limit @limit`,
      { ...binding, after: after ?? 0, limit },
    );
  return rows.all<StoredRow>(inOrderOfKeys(view, sql), { ...binding, after: after ?? '', limit });
}

/**
 * Rows in the order of keys, after the key `@after`. Blocks in which nothing had begun by `@position`
 * are passed over, wide ones first: how many rows are looked at follows from how many are found, and
 * not from what was said later. So are blocks within one key that had ended by then.
 *
 * The order of the loops is said (`cross join`), and a plus keeps a column from being what they look
 * up by: ends of blocks are compared as pairs with the whole key.
 */
function inOrderOfKeys(view: ViewName, condition: string): string {
  const table = tableNameOf({ name: view });
  const blocks = blocksOf(table);
  return `
    select v.key, v.from_position, v.body
    from ${blocks} as w
    cross join ${blocks} as b on b.level = 1 and ${within('b', 'w')}
    cross join ${table} as v on ${within('v', 'b')}
    where w.level = 2 and (w.key, w.from_position) >= (
        select key, +from_position from ${blocks} where level = 2 and key <= @after
        order by key desc, from_position desc limit 1)
      and ${mayStand('w')} and ${mayStand('b')} and b.until_key > @after
      and ${condition} and +v.key > @after
    order by w.key, w.from_position, b.key, b.from_position, v.key, v.from_position
    limit @limit`;
}

function within(inner: string, block: string): string {
  return `(${inner}.key, ${inner}.from_position) >= (${block}.key, +${block}.from_position)
      and (${inner}.key, ${inner}.from_position) < (${block}.until_key, +${block}.until_from)`;
}

function mayStand(block: string): string {
  return `${block}.earliest <= @position
      and (${block}.key <> ${block}.until_key or ${block}.until_from > @position)`;
}
