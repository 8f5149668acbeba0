import type { ViewName } from '../reader.ts';
import type { Condition } from '../matching.ts';
import type { Reading } from '../reading.ts';
import { standingAt } from '../rows.ts';
import { conditionOf } from '../views.ts';
import { boundsOf, sourcesShifted, underBoth, type Pair, type PairedConditions } from './pair.ts';

/**
 * A row that may differ between two readings: the positions since which the versions stand that
 * they have of it; null: it has none.
 */
export interface Suspect {
  readonly key: string;
  readonly before: number | null;
  readonly after: number | null;
}

type Scanned = readonly [key: string, since: number, was: 0 | 1, is: 0 | 1];

/** The versions of rows among which suspects are looked for. */
interface Versions {
  /** The table, with the alias that conditions give it. */
  readonly table: string;
  readonly alias: 't' | 'v';
  /** The order of the view, as columns; null: not how the table lies, to be sorted by key. */
  readonly lies: string | null;
  readonly conditions: PairedConditions;
  /** Which rows (by `key`) of one and the same version may be told otherwise; null: none. */
  readonly suspicion: Condition | null;
}

/**
 * The rows of a view that may differ between two readings, in the order of the view: those of which
 * one reading has a version and the other has none or another one; and those of the same version
 * which the readings may tell otherwise. One pass over the versions, of which nothing is kept.
 */
export function* suspectsBetween(pair: Pair, view: ViewName): Iterable<Suspect> {
  let open: Suspect | undefined;
  for (const [key, since, was, is] of scan(pair, versionsOf(pair, view))) {
    const version = { key, before: was ? since : null, after: is ? since : null };
    if (open && open.key !== key) yield open;
    open = open?.key === key ? joined(open, version) : version;
  }
  if (open) yield open;
}

function versionsOf(pair: Pair, view: ViewName): Versions {
  if (view === 'timeline')
    return {
      table: 'view_timeline as t',
      alias: 't',
      lies: null,
      conditions: underBoth(pair, (reading) => reading.matching()),
      suspicion: toldOtherwise(pair),
    };
  return {
    table: `view_${view} as v`,
    alias: 'v',
    lies: view === 'ledger' ? 'v.from_position' : 'v.key, v.from_position',
    conditions: underBoth(pair, (reading) => belongingTo(pair, reading, view)),
    suspicion: view === 'standing' ? judgedOtherwise(pair) : null,
  };
}

function belongingTo(pair: Pair, reading: Reading, view: ViewName): Condition {
  // Of everything, all citations belong to either reading: of occurrences that are live, and others.
  const isAll = pair.before.isAll && pair.after.isAll;
  if (view !== 'sources' || !isAll) return conditionOf(reading, view);
  return { sql: standingAt('v'), binding: { position: reading.clocks.position } };
}

function scan(pair: Pair, versions: Versions): Iterable<Scanned> {
  const { table, alias, lies, conditions, suspicion } = versions;
  const { before, after, binding } = conditions;
  // The limit keeps the inner question apart, so that conditions are worked out once for each row.
  return pair.before.rows.eachRaw<Scanned>(
    `select key, since, was, "is" from (
       select ${alias}.key, ${alias}.from_position as since, (${before}) as was, (${after}) as "is"
       from ${table}
       where ${alias}.from_position <= @high
         and (${alias}.to_position is null or ${alias}.to_position > @low)
       ${lies ? `order by ${lies}` : ''} limit -1)
     where was is not "is" ${suspicion ? `or was and ${suspicion.sql}` : ''}
     order by ${lies === 'v.from_position' ? 'since' : 'key, since'}`,
    { ...binding, ...suspicion?.binding, ...boundsOf(pair) },
  );
}

/** Two versions of a row, of which each reading has one. */
function joined(one: Suspect, other: Suspect): Suspect {
  const { key } = one;
  return { key, before: one.before ?? other.before, after: one.after ?? other.after };
}

/** Occurrences that cite, anywhere, what only one of the readings knows. */
function toldOtherwise(pair: Pair): Condition | null {
  const shifted = citingShifted(pair);
  return shifted && { sql: `key in (${shifted.sql})`, binding: shifted.binding };
}

/**
 * Effects on the instruments of which some effect is there, begun, dated, ordered or supported
 * otherwise: how one effect is judged follows from the others.
 */
function judgedOtherwise(pair: Pair): Condition {
  const { before, after, binding } = underBoth(
    pair,
    (reading) => reading.withoutWindow(),
    'judged',
  );
  const begun = underBoth(
    pair,
    ({ clocks: { untilDay } }) => ({
      sql: '(@day is null or t.start_latest <= @day)',
      binding: { day: untilDay },
    }),
    'begun',
  );
  const shifted = citingShifted(pair);
  return {
    sql: `${instrumentOf('key')} in (
      select ${instrumentOf('n.key')} from view_standing as n where n.occurrence in (
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

function instrumentOf(key: string): string {
  return `substr(${key}, 1, instr(${key}, '/') - 1)`;
}
