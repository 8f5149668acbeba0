import type { Dimension } from '../../events/readings/answers.ts';
import type { Clocks, Filters } from '../../events/readings/clocks.ts';
import type { Columns } from './columns/columns.ts';
import { Matched } from './columns/matched.ts';
import type { Needed } from './columns/scan.ts';
import type { Evidence } from './evidence.ts';
import { dimensions } from './query/questions.ts';
import type { Binding } from './rows.ts';

/** A piece of SQL, such as a condition on rows `t` of the timeline, and the values that it binds. */
export interface Condition {
  readonly sql: string;
  readonly binding: Binding;
}

/** What was found out beforehand: evidence for `knownBy`, and what `q` finds. */
export interface Findings {
  readonly evidence: Evidence | null;
  /** Ids of the occurrences that `q` finds; null: it was not asked. */
  readonly found: readonly string[] | null;
}

/**
 * The live occurrences that clocks and filters let through: their bounds overlap the window (or lie
 * within it), they had begun by `until`, a known source supports them, `q` finds them, and they have
 * any of the values asked for in each dimension.
 */
export function matchedBy(
  columns: Columns,
  { clocks, filters }: { readonly clocks: Clocks; readonly filters: Filters },
  { evidence, found }: Findings,
): Matched {
  const filtered = dimensions.filter((dimension) => filters[dimension].length > 0);
  return new Matched(columns.occurrences(), {
    clocks,
    always: evidence && { kind: 'supports', values: evidence.sources },
    filters: filtered.map((dimension) => neededOf(dimension, filters, evidence)),
    found,
  });
}

/** The values that a filter accepts. Unknown sources are not there. */
function neededOf(dimension: Dimension, filters: Filters, evidence: Evidence | null): Needed {
  const values = filters[dimension];
  if (dimension !== 'source' || !evidence) return { kind: dimension, values };
  return { kind: dimension, values: values.filter((value) => evidence.knows(value)) };
}
