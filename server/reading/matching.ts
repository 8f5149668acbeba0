import { unboundedAbove, unboundedBelow } from '../projections/tables.ts';
import type { Dimension } from '../../events/readings/answers.ts';
import type { Clocks, Filters } from '../../events/readings/clocks.ts';
import type { Evidence } from './evidence.ts';
import { dimensions } from './query/questions.ts';
import { standingAt, type Binding } from './rows.ts';

/** A piece of SQL, such as a condition on rows `t` of the timeline, and the values that it binds. */
export interface Condition {
  readonly sql: string;
  readonly binding: Binding;
}

/** What was found out beforehand: evidence for `knownBy`, and what `q` finds. */
export interface Findings {
  readonly evidence: Evidence | null;
  /** A question for the ids of the occurrences that `q` finds; null: it was not asked. */
  readonly found: Condition | null;
}

/**
 * The live occurrences that the clocks let through: their bounds overlap the window (or lie within
 * it), they had begun by `until`, and a known source supports them.
 */
export function matchingClocks(clocks: Clocks, findings: Findings): Condition {
  const isCertain = clocks.match === 'certain';
  const parts = [
    `t.status = 'live' and ${standingAt('t')}`,
    isCertain
      ? 't.earliest >= @fromDay and t.latest <= @toDay'
      : 't.earliest <= @toDay and t.latest >= @fromDay',
    isCertain ? 't.start_latest <= @untilDay' : 't.start_earliest <= @untilDay',
  ];
  const binding: Record<string, string | number> = {
    position: clocks.position,
    fromDay: clocks.fromDay ?? unboundedBelow,
    toDay: clocks.toDay ?? unboundedAbove,
    untilDay: clocks.untilDay ?? unboundedAbove,
  };
  const { evidence, found } = findings;
  if (evidence) {
    parts.push('t.key in (select value from json_each(@known))');
    binding['known'] = JSON.stringify(evidence.occurrences);
  }
  if (found) {
    parts.push(`t.key in (${found.sql})`);
    Object.assign(binding, found.binding);
  }
  return { sql: parts.join('\n and '), binding };
}

/** As {@link matchingClocks}, and with any of the values asked for in each dimension. */
export function matchingAll(clocks: Clocks, filters: Filters, findings: Findings): Condition {
  const base = matchingClocks(clocks, findings);
  const parts = [base.sql];
  const binding = { ...base.binding };
  for (const dimension of dimensions) {
    const terms = termsAsked(dimension, filters, findings.evidence);
    if (terms === null) continue;
    parts.push(
      `exists (select 1 from json_each(@${dimension}) as asked where instr(t.terms, asked.value))`,
    );
    // The terms of a row are JSON: a term's own JSON text, quotes included, occurs in it only whole.
    binding[dimension] = JSON.stringify(terms.map((term) => JSON.stringify(term)));
  }
  return { sql: parts.join('\n and '), binding };
}

/** The terms that a filter accepts; null: it accepts everything. Unknown sources are not there. */
export function termsAsked(
  dimension: Dimension,
  filters: Filters,
  evidence: Evidence | null,
): readonly string[] | null {
  const values = filters[dimension];
  if (values.length === 0) return null;
  const known =
    dimension === 'source' && evidence ? values.filter((value) => evidence.knows(value)) : values;
  return known.map((value) => `${dimension}:${value}`);
}
