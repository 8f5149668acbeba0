import type { ViewName } from '../reader.ts';
import type { Condition } from '../matching.ts';
import { conditionOf } from '../views.ts';
import { sourcesShifted, underBoth, type Pair } from './pair.ts';

/**
 * A row that may differ between two readings: the positions since which the versions stand that
 * they have of it; null: it has none.
 */
export interface Suspect {
  readonly key: string;
  readonly before: number | null;
  readonly after: number | null;
}

type Scanned = readonly [key: string, from: number, was: 0 | 1, is: 0 | 1];

/**
 * The rows of a view that may differ between two readings, in the order of the view: those of which
 * one reading has a version and the other has none or another one; and those of the same version
 * which the readings may tell otherwise. One pass over the versions, of which nothing is kept.
 */
export function* suspectsBetween(pair: Pair, view: ViewName): Iterable<Suspect> {
  const { before, after, binding } = underBoth(pair, (reading) => conditionOf(reading, view));
  const suspicion = suspicionOf(pair, view);
  const place = view === 'ledger' ? 'v.from_position' : 'v.key, v.from_position';
  const scanned = pair.before.rows.eachRaw<Scanned>(
    `select v.key, v.from_position, (${before}) as was, (${after}) as "is"
     from view_${view} as v
     where (${before}) is not (${after})
       ${suspicion ? `or (${before}) and (${after}) and ${suspicion.sql}` : ''}
     order by ${place}`,
    { ...binding, ...suspicion?.binding },
  );
  const open: Suspect[] = [];
  for (const [key, from, was, is] of scanned) {
    const version = { key, before: was ? from : null, after: is ? from : null };
    const former = open.pop();
    if (former && former.key !== key) yield former;
    open.push(former?.key === key ? joined(former, version) : version);
  }
  yield* open;
}

/** Two versions of a row, of which each reading has one. */
function joined(one: Suspect, other: Suspect): Suspect {
  const { key } = one;
  return { key, before: one.before ?? other.before, after: one.after ?? other.after };
}

/** Which rows `v` of one and the same version may be told otherwise; null: none. */
function suspicionOf(pair: Pair, view: ViewName): Condition | null {
  if (view === 'timeline') return toldOtherwise(pair);
  return view === 'standing' ? judgedOtherwise(pair) : null;
}

/** Occurrences that cite, anywhere, what only one of the readings knows. */
function toldOtherwise(pair: Pair): Condition | null {
  const shifted = citingShifted(pair);
  if (shifted === null) return null;
  // A dispute without citations is told only where nothing is asked of sources.
  const hasBareDispute = `instr(v.body, '"citations":[]')`;
  const { evidence } = pair.before;
  const isOneSided = (evidence === null) !== (pair.after.evidence === null);
  return {
    sql: `(v.key in (${shifted.sql}) ${isOneSided ? `or ${hasBareDispute}` : ''})`,
    binding: shifted.binding,
  };
}

/**
 * Effects on the instruments of which some effect is there, begun, dated, ordered or supported
 * otherwise: how one effect is judged follows from the others.
 */
function judgedOtherwise(pair: Pair): Condition {
  const { before, after, binding } = underBoth(pair, (reading) => reading.withoutWindow());
  const begun = underBoth(pair, ({ clocks: { untilDay } }) => ({
    sql: '(@certainly is null or t.start_latest <= @certainly)',
    binding: { certainly: untilDay },
  }));
  const shifted = citingShifted(pair);
  return {
    sql: `${instrumentOf('v')} in (
      select ${instrumentOf('n')} from view_standing as n where n.occurrence in (
        select t.key from view_timeline as t where (${before}) is not (${after})
          or (${before}) and ${begun.before} is not ${begun.after}
        ${shifted ? `union all ${shifted.sql}` : ''}))`,
    binding: { ...binding, ...begun.binding, ...shifted?.binding },
  };
}

/** A question for the occurrences that cite what only one of the readings knows; null: none can. */
function citingShifted(pair: Pair): Condition | null {
  const shifted = sourcesShifted(pair);
  if (shifted === null) return null;
  return {
    sql: `select substr(s.stream, 12) from view_sources as s
      where s.stream glob 'occurrence-*' and substr(s.key, 1, instr(s.key, '/') - 1) ${shifted.sql}`,
    binding: shifted.binding,
  };
}

function instrumentOf(alias: string): string {
  return `substr(${alias}.key, 1, instr(${alias}.key, '/') - 1)`;
}
