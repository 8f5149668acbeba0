import { contributionsOf } from '../../../events/projections/tallies.ts';
import type { Occurrence } from '../../../events/things/occurrence.ts';
import type { Grounds } from './grounds.ts';
import { underBoth, type Pair } from './pair.ts';

interface Scanned {
  readonly key: string;
  readonly from_position: number;
  readonly kind: string;
  readonly edtf: string;
  readonly actors: string;
}

/** An occurrence that only one of the readings counts in a tally. */
interface Counted {
  readonly occurrence: string;
  readonly from: number;
}

/** For how many of a tally's occurrences, the latest, it is looked up what brought them in or out. */
const lookedUpMax = 100;

/**
 * Positions of the events responsible for tallies that were counted, by key: those through which an
 * occurrence is counted by one reading only. Of a tally with many such occurrences not all are
 * looked into: of the others it is the event that made them as they are.
 */
export function talliedOtherwise(
  pair: Pair,
  grounds: Grounds,
  keys: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const positions = new Map<string, ReadonlySet<number>>();
  for (const [key, counted] of countedOtherwise(pair, keys)) {
    counted.sort((a, b) => b.from - a.from);
    const found = new Set<number>();
    for (const [index, { occurrence, from }] of counted.entries()) {
      const behind = index < lookedUpMax ? [...grounds.ofOccurrence(occurrence)] : [];
      for (const position of behind) found.add(position);
      if (grounds.haveOtherClocks || behind.length === 0) found.add(from);
    }
    positions.set(key, found);
  }
  return positions;
}

function countedOtherwise(pair: Pair, keys: ReadonlySet<string>): ReadonlyMap<string, Counted[]> {
  const { before, after, binding } = underBoth(pair, (reading) => reading.matching());
  const scanned = pair.before.rows.each<Scanned>(
    `select t.key, t.from_position, t.kind, json_extract(t.body, '$.date.edtf') as edtf,
       json_extract(t.body, '$.actors') as actors
     from view_timeline as t where (${before}) is not (${after}) order by t.key`,
    binding,
  );
  const counted = new Map<string, Counted[]>();
  for (const { key: occurrence, from_position: from, ...told } of scanned)
    for (const key of tallyKeysOf(told)) {
      if (!keys.has(key)) continue;
      const known = counted.get(key) ?? [];
      counted.set(key, known);
      // Counted in the same tally before and after, by two versions: no difference.
      if (known.at(-1)?.occurrence === occurrence) known.pop();
      else known.push({ occurrence, from });
    }
  return counted;
}

function tallyKeysOf({
  kind,
  edtf,
  actors,
}: Pick<Scanned, 'kind' | 'edtf' | 'actors'>): readonly string[] {
  const counted: Pick<Occurrence, 'kind' | 'date' | 'actors'> = {
    kind,
    date: { edtf, basis: 'stated' },
    actors: JSON.parse(actors),
  };
  return contributionsOf(counted).map(
    ({ dimension, value, period }) => `${dimension}/${value}/${period}`,
  );
}
