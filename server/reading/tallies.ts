import { contributionsOf, type TalliesRow } from '../../events/projections/tallies.ts';
import type { Occurrence } from '../../events/things/occurrence.ts';
import type { ViewRow } from './reader.ts';
import type { Reading } from './reading.ts';

/** A row of the tallies with its key. */
export type KeyedTally = TalliesRow & ViewRow;

/** What the occurrences of a reading add up to, by the same sums as the view; in order of keys. */
export function countTallies(reading: Reading): readonly KeyedTally[] {
  const { sql, binding } = reading.matching();
  const tallies = new Map<string, KeyedTally>();
  const matching = reading.rows.each<{ kind: string; date: string; actors: string }>(
    `select t.kind, json_extract(t.body, '$.date') as date, json_extract(t.body, '$.actors') as actors
     from view_timeline as t where ${sql}`,
    binding,
  );
  for (const { kind, date, actors } of matching) {
    const counted: Pick<Occurrence, 'kind' | 'date' | 'actors'> = {
      kind,
      date: JSON.parse(date),
      actors: JSON.parse(actors),
    };
    for (const contribution of contributionsOf(counted)) {
      const { dimension, value, period } = contribution;
      const key = `${dimension}/${value}/${period}`;
      const count = (tallies.get(key)?.count ?? 0) + 1;
      tallies.set(key, { key, ...contribution, count });
    }
  }
  return [...tallies.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
