import {
  contributionsOf,
  type Contribution,
  type TalliesRow,
} from '../../events/projections/tallies.ts';
import type { Occurrence } from '../../events/things/occurrence.ts';
import type { ViewRow } from './reader.ts';
import type { Reading } from './reading.ts';

/** A row of the tallies with its key. */
export type KeyedTally = TalliesRow & ViewRow;

/** What the occurrences of a reading add up to, by the same sums as the view; in order of keys. */
export function countTallies(reading: Reading): readonly KeyedTally[] {
  const { sql, binding } = reading.matching();
  const tallies = new Map<string, { readonly contribution: Contribution; count: number }>();
  // The days of a date are remembered by its identity: equal dates are made one.
  const dates = new Map<string, Occurrence['date']>();
  const matching = reading.rows.each<{ kind: string; edtf: string; actors: string }>(
    `select t.kind, json_extract(t.body, '$.date.edtf') as edtf, json_extract(t.body, '$.actors') as actors
     from view_timeline as t where ${sql}`,
    binding,
  );
  for (const { kind, edtf, actors } of matching) {
    const date = dates.get(edtf) ?? { edtf, basis: 'stated' };
    dates.set(edtf, date);
    const counted: Pick<Occurrence, 'kind' | 'date' | 'actors'> = {
      kind,
      date,
      actors: JSON.parse(actors),
    };
    for (const contribution of contributionsOf(counted)) {
      const { dimension, value, period } = contribution;
      const key = `${dimension}/${value}/${period}`;
      const known = tallies.get(key);
      if (known) known.count += 1;
      else tallies.set(key, { contribution, count: 1 });
    }
  }
  return [...tallies]
    .map(([key, { contribution, count }]) => ({ key, ...contribution, count }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
