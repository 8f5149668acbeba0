import { periodOf, type Contribution, type TalliesRow } from '../../events/projections/tallies.ts';
import { unboundedAbove, unboundedBelow } from '../projections/tables.ts';
import type { ViewRow } from './reader.ts';
import type { Reading } from './reading.ts';

/** A row of the tallies with its key. */
export type KeyedTally = TalliesRow & ViewRow;

/** The columns of the timeline `t` from which an occurrence's part in the tallies follows. */
export const talliedColumns = 't.kind, t.earliest, t.latest, t.terms';

/** See {@link talliedColumns}. */
export type Tallied = readonly [kind: string, earliest: number, latest: number, terms: string];

/** What the occurrences of a reading add up to, by the same sums as the view; in order of keys. */
export function countTallies(reading: Reading): readonly KeyedTally[] {
  const { sql, binding } = reading.matching();
  const tallies = new Map<string, { readonly contribution: Contribution; count: number }>();
  const matching = reading.rows.eachRaw<Tallied>(
    `select ${talliedColumns} from view_timeline as t where ${sql}`,
    binding,
  );
  for (const tallied of matching)
    for (const [key, contribution] of contributionsTo(tallied)) {
      const known = tallies.get(key);
      if (known) known.count += 1;
      else tallies.set(key, { contribution, count: 1 });
    }
  return [...tallies]
    .map(([key, { contribution, count }]) => ({ key, ...contribution, count }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** What an occurrence adds to the tallies, by key: its kind once, and each of its actors once. */
export function contributionsTo([kind, earliest, latest, terms]: Tallied): readonly (readonly [
  key: string,
  contribution: Contribution,
])[] {
  const period = periodOf({
    start: { earliest: earliest === unboundedBelow ? null : earliest, latest: null },
    end: { earliest: null, latest: latest === unboundedAbove ? null : latest },
  });
  const named: readonly string[] = JSON.parse(terms);
  const counted: readonly Pick<Contribution, 'dimension' | 'value'>[] = [
    { dimension: 'kind', value: kind },
    ...named
      .filter((term) => term.startsWith('actor:'))
      .map((term) => ({ dimension: 'actor', value: term.slice('actor:'.length) }) as const),
  ];
  return counted.map(({ dimension, value }) => [
    `${dimension}/${value}/${period.period}`,
    { dimension, value, ...period },
  ]);
}
