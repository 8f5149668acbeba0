import type { Period, TalliesRow } from '../../events/projections/tallies.ts';
import type { Matched } from './columns/matched.ts';
import { countPairs, type Pairs } from './columns/pairs.ts';
import type { KeyedTally } from './tallies.ts';

const dimensions = ['actor', 'kind'] as const;

/** What is counted, beside the period: a value of a dimension. */
type Counted = Pick<TalliesRow, 'dimension' | 'value'>;

/**
 * What occurrences that match add up to, as numbers; rows are made of those that are shown. In the
 * order of keys: by value and slash, then by period, since no value holds a slash.
 */
export class CountedTallies {
  readonly #periods: readonly Period[];
  readonly #counted: ReadonlyMap<number, Counted>;
  readonly #pairs: Pairs;
  /** The pairs in the order of keys. */
  readonly #order: Uint32Array;

  constructor(matched: Matched) {
    const { periods, places: groups } = matched.columns.spans.periods();
    this.#periods = periods;
    this.#counted = countedOf(matched);
    const terms = new Uint8Array(matched.columns.terms.count);
    for (const term of this.#counted.keys()) terms[term] = 1;
    this.#pairs = countPairs(matched, { terms, groups, groupsCount: periods.length });
    this.#order = byTerm(this.#pairs, placesOf(this.#counted.keys(), terms.length));
  }

  /** How many rows there are. */
  get count(): number {
    return this.#order.length;
  }

  /** Rows by their place, from one (inclusive) to another (exclusive). */
  rows(start: number, end: number): readonly KeyedTally[] {
    return Array.from(this.#order.subarray(start, end), (pair) => this.#row(pair));
  }

  /** The place of the first row whose key comes after another. */
  placeAfter(key: string): number {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const [row] = this.rows(middle, middle + 1);
      if (row && row.key > key) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #row(pair: number): KeyedTally {
    const { terms, groups, counts } = this.#pairs;
    const counted = this.#counted.get(terms[pair] ?? 0);
    const period = this.#periods[groups[pair] ?? 0];
    if (!counted || !period) throw new Error('there is no such tally');
    const key = `${counted.dimension}/${counted.value}/${period.period}`;
    return { key, ...counted, ...period, count: counts[pair] ?? 0 };
  }
}

/** The values that are counted, under the numbers of their terms, in the order of keys. */
function countedOf({ columns: { terms } }: Matched): ReadonlyMap<number, Counted> {
  const keyed = dimensions.flatMap((dimension) =>
    terms.of(dimension).map((term) => {
      const value = terms.valueOf(term);
      return { key: `${dimension}/${value}/`, term, counted: { dimension, value } };
    }),
  );
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return new Map(keyed.map(({ term, counted }) => [term, counted]));
}

/** The place of each of some terms, among so many. */
function placesOf(ordered: Iterable<number>, termsCount: number): Uint32Array {
  const places = new Uint32Array(termsCount);
  let place = 0;
  for (const term of ordered) {
    places[term] = place;
    place += 1;
  }
  return places;
}

/** Puts pairs that come group by group in the order of their terms, each term's by group. */
function byTerm({ terms }: Pairs, places: Uint32Array): Uint32Array {
  const starts = new Uint32Array(places.length + 1);
  for (const term of terms) {
    const next = (places[term] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let place = 1; place < starts.length; place += 1)
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  const order = new Uint32Array(terms.length);
  for (let pair = 0; pair < terms.length; pair += 1) {
    const place = places[terms[pair] ?? 0] ?? 0;
    const index = starts[place] ?? 0;
    order[index] = pair;
    starts[place] = index + 1;
  }
  return order;
}
