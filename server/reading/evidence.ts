import type { Source } from '../../events/things/register.ts';
import type { Occurrence } from '../../events/things/occurrence.ts';
import type { Clocks } from '../../events/readings/clocks.ts';
import { understand } from './dates.ts';
import { standingAt, type Rows } from './rows.ts';

/**
 * What could be known by a date: the sources that were published by then and that the archive had
 * not withdrawn. With `match` certain a source counts from the latest day of its publication, else
 * from the earliest. A source without a publication date is never known.
 */
export interface Evidence {
  knows(source: string): boolean;
  /** Ids of the known sources. */
  readonly sources: readonly string[];
  /** Ids of the live occurrences that a known source supports. */
  readonly occurrences: readonly string[];
}

/** The evidence under the clocks; null: `knownBy` was not asked. */
export function evidenceOf(rows: Rows, clocks: Clocks): Evidence | null {
  const day = clocks.knownByDay;
  if (day === null) return null;
  const { position, match } = clocks;
  const sources = new Set<string>();
  const sql = `select r.body from view_register as r where r.thing = 'source' and ${standingAt('r')}`;
  for (const { body } of rows.each<{ body: string }>(sql, { position })) {
    const source: Source = JSON.parse(body);
    if (!source.withdrawn && isPublishedBy(source, day, match)) sources.add(source.id);
  }
  const supported = rows.all<{ stream: string }>(
    `select distinct s.stream from view_sources as s
     where s.stance = 'supports' and s.bears_on = 'own' and ${standingAt('s')}
       and substr(s.key, 1, instr(s.key, '/') - 1) in (select value from json_each(@sources))`,
    { position, sources: JSON.stringify([...sources]) },
  );
  return {
    knows: (source) => sources.has(source),
    sources: [...sources],
    occurrences: supported
      .filter(({ stream }) => stream.startsWith('occurrence-'))
      .map(({ stream }) => stream.slice('occurrence-'.length)),
  };
}

function isPublishedBy(source: Source, day: number, match: Clocks['match']): boolean {
  if (source.published === undefined) return false;
  const { earliestDay, latestDay } = understand(source.published).bounds;
  if (match === 'certain') return latestDay !== null && latestDay <= day;
  return earliestDay === null || earliestDay <= day;
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
