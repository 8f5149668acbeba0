import type { Dimension, FacetValue } from '../../events/readings/answers.ts';
import type { Reading } from './reading.ts';

/** The most values that are given of a dimension: those with the most occurrences. */
const facetValuesMax = 200;

/**
 * The values of a dimension over occurrences that pass clocks and `q`, under the filters of all other
 * dimensions: a facet shows what choosing another of its values would give. Most first, then by
 * label.
 */
export function facetOf(reading: Reading, dimension: Dimension): FacetValue[] {
  return valuesOf(reading, dimension, reading.matched.termCounts().facets);
}

/** The same under all filters, that of the dimension included. */
export function lanesOf(reading: Reading, dimension: Dimension): FacetValue[] {
  return valuesOf(reading, dimension, reading.matched.termCounts().matched);
}

function valuesOf(reading: Reading, dimension: Dimension, counts: Uint32Array): FacetValue[] {
  const { names, evidence, matched } = reading;
  const { terms } = matched.columns;
  const countOf = (term: number): number => counts[term] ?? 0;
  const counted = terms.of(dimension).filter((term) => countOf(term) > 0);
  const known =
    dimension === 'source' && evidence
      ? counted.filter((term) => evidence.knows(terms.valueOf(term)))
      : counted;
  const least = leastOfMost(known.map(countOf), facetValuesMax);
  return known
    .filter((term) => countOf(term) >= least)
    .map((term) => ({ value: terms.valueOf(term), count: countOf(term) }))
    .sort((a, b) => b.count - a.count || compare(a.value, b.value))
    .slice(0, facetValuesMax)
    .map(({ value, count }) => ({ value, label: names.label(dimension, value), count }))
    .sort((a, b) => b.count - a.count || compare(a.label, b.label) || compare(a.value, b.value));
}

/** The least of the greatest numbers, so many of them. */
function leastOfMost(numbers: readonly number[], many: number): number {
  return Uint32Array.from(numbers).sort().at(-many) ?? 0;
}

/** By code unit: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
