import type { Occurrence } from '../../events/things/occurrence.ts';
import type { Clocks } from '../../events/readings/clocks.ts';
import type { Columns } from './columns/columns.ts';

/**
 * What could be known by a date: the sources that were published by then and that the archive had
 * not withdrawn. With `match` certain a source counts from the latest day of its publication, else
 * from the earliest. A source without a publication date is never known.
 */
export interface Evidence {
  knows(source: string): boolean;
  /** Ids of the known sources. */
  readonly sources: readonly string[];
}

/** The evidence under the clocks; null: `knownBy` was not asked. */
export function evidenceOf(columns: Columns, clocks: Clocks): Evidence | null {
  const day = clocks.knownByDay;
  if (day === null) return null;
  const known = columns.sources().knownBy(day, clocks);
  return { knows: (source) => known.has(source), sources: [...known] };
}

/** An occurrence without what only unknown sources say of it; with no evidence asked, as it is. */
export function asKnown<Row extends Pick<Occurrence, 'citations' | 'relations' | 'disputes'>>(
  row: Row,
  evidence: Evidence | null,
): Row {
  if (evidence === null) return row;
  const isKnown = ({ source }: { readonly source: string }) => evidence.knows(source);
  return {
    ...row,
    citations: row.citations.filter(isKnown),
    relations: row.relations.filter(({ citation }) => isKnown(citation)),
    disputes: row.disputes
      .map((dispute) => ({ ...dispute, citations: dispute.citations.filter(isKnown) }))
      .filter(({ citations }) => citations.length > 0),
  };
}
