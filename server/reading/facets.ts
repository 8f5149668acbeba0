import type { Dimension, FacetValue } from '../../events/readings/answers.ts';
import type { Filters } from '../../events/readings/clocks.ts';
import type { Evidence } from './evidence.ts';
import { termsAsked } from './matching.ts';
import type { Names } from './names.ts';
import { dimensions } from './query/questions.ts';

/** The most values that are given of a dimension: those with the most occurrences. */
const facetValuesMax = 200;

/**
 * Counts the values of each dimension over occurrences that pass clocks and `q`, each under the
 * filters of all other dimensions: a facet shows what choosing another of its values would give.
 */
export class FacetCounter {
  private readonly asked: readonly (readonly [Dimension, ReadonlySet<string>])[];
  private readonly counts = new Map<string, number>();
  private readonly matchedCounts = new Map<string, number>();
  private readonly evidence: Evidence | null;

  constructor(filters: Filters, evidence: Evidence | null) {
    this.evidence = evidence;
    this.asked = dimensions.flatMap((dimension) => {
      const terms = termsAsked(dimension, filters, evidence);
      return terms === null ? [] : [[dimension, new Set(terms)] as const];
    });
  }

  /** Counts an occurrence by its terms; returns whether it passes every filter. */
  count(terms: readonly string[]): boolean {
    const failed = this.asked.filter(([, values]) => !terms.some((term) => values.has(term)));
    const [first] = failed;
    // What fails two filters would not match whatever one facet chose.
    if (failed.length > 1) return false;
    for (const term of terms) {
      if (first && !term.startsWith(`${first[0]}:`)) continue;
      if (!this.isKnown(term)) continue;
      add(this.counts, term);
      if (!first) add(this.matchedCounts, term);
    }
    return !first;
  }

  /** The counts of one dimension, most first, then by label. */
  facet(dimension: Dimension, names: Names): FacetValue[] {
    return this.values(this.counts, dimension, names);
  }

  /** The counts of one dimension under all filters, its own included. */
  lanes(dimension: Dimension, names: Names): FacetValue[] {
    return this.values(this.matchedCounts, dimension, names);
  }

  private isKnown(term: string): boolean {
    if (!this.evidence || !term.startsWith('source:')) return true;
    return this.evidence.knows(term.slice('source:'.length));
  }

  private values(
    counts: ReadonlyMap<string, number>,
    dimension: Dimension,
    names: Names,
  ): FacetValue[] {
    const prefix = `${dimension}:`;
    return [...counts]
      .filter(([term]) => term.startsWith(prefix))
      .map(([term, count]) => ({ value: term.slice(prefix.length), count }))
      .sort((a, b) => b.count - a.count || compare(a.value, b.value))
      .slice(0, facetValuesMax)
      .map(({ value, count }) => ({ value, label: names.label(dimension, value), count }))
      .sort((a, b) => b.count - a.count || compare(a.label, b.label) || compare(a.value, b.value));
  }
}

function add(counts: Map<string, number>, term: string): void {
  counts.set(term, (counts.get(term) ?? 0) + 1);
}

/** By code unit: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
