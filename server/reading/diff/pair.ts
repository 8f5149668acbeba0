import type { Condition } from '../matching.ts';
import type { Reading } from '../reading.ts';
import type { Binding } from '../rows.ts';

/** The two readings that a comparison is of. */
export interface Pair {
  readonly before: Reading;
  readonly after: Reading;
}

/** A condition under each of two readings, to stand in one question. */
export interface PairedConditions {
  readonly before: string;
  readonly after: string;
  readonly binding: Binding;
}

/**
 * Words a condition under each reading, so that what the one binds is not taken for the other's.
 * Conditions that stand in one question beside others have a `name` of their own.
 */
export function underBoth(
  { before, after }: Pair,
  conditionUnder: (reading: Reading) => Condition,
  name = 'pair',
): PairedConditions {
  const was = named(conditionUnder(before), `${name}_was`);
  const is = named(conditionUnder(after), `${name}_is`);
  return { before: was.sql, after: is.sql, binding: { ...was.binding, ...is.binding } };
}

/** The positions that lie between two readings: after `low`, up to and with `high`. */
export function boundsOf({ before, after }: Pair): { readonly low: number; readonly high: number } {
  const positions = [before.clocks.position, after.clocks.position];
  return { low: Math.min(...positions), high: Math.max(...positions) };
}

/** The sources that could be known by the one reading and not by the other; null: those are equal. */
export function sourcesShifted({ before, after }: Pair): Condition | null {
  const [was, is] = [before.evidence, after.evidence];
  if (was === null && is === null) return null;
  if (was && is) {
    const shifted = [
      ...was.sources.filter((source) => !is.knows(source)),
      ...is.sources.filter((source) => !was.knows(source)),
    ];
    if (shifted.length === 0) return null;
    return {
      sql: 'in (select value from json_each(@shifted))',
      binding: { shifted: JSON.stringify(shifted) },
    };
  }
  const known = (was ?? is)?.sources ?? [];
  return {
    sql: 'not in (select value from json_each(@shifted))',
    binding: { shifted: JSON.stringify(known) },
  };
}

function named({ sql, binding }: Condition, prefix: string): Condition {
  return {
    sql: sql.replaceAll(/@(\w+)/gu, `@${prefix}_$1`),
    binding: Object.fromEntries(
      Object.entries(binding).map(([name, value]) => [`${prefix}_${name}`, value]),
    ),
  };
}
