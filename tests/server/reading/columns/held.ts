import { open } from '../../../../server/reading/columns/entries.ts';
import type { OccurrenceColumns } from '../../../../server/reading/columns/occurrence-columns.ts';
import type { Rows } from '../../../../server/reading/rows.ts';

/** A live version of an occurrence, in words. */
export interface Told {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  /** Earliest day, latest day of the start, latest day. */
  readonly days: readonly (number | undefined)[];
  readonly importance: number;
  readonly terms: readonly string[];
}

/** Every live version that columns hold, by position. */
export function heldBy({ entries, ids, spans, terms }: OccurrenceColumns): readonly Told[] {
  const { earliest, startLatest, latest } = spans.columns;
  const held: Told[] = [];
  for (const [from, end] of entries.ends.entries()) {
    if (end === 0) continue;
    const span = entries.spans[from] ?? -1;
    const pooled = entries.pool.subarray(entries.termStarts[from], entries.termEnds[from]);
    held.push({
      id: ids.of(entries.occurrences[from] ?? -1),
      from,
      to: end === open ? null : end,
      days: [earliest[span], startLatest[span], latest[span]],
      importance: entries.importances[from] ?? -1,
      terms: Array.from(pooled, (term) => terms.textOf(term)),
    });
  }
  return held;
}

interface StoredVersion {
  readonly key: string;
  readonly from_position: number;
  readonly to_position: number | null;
  readonly earliest: number;
  readonly start_latest: number;
  readonly latest: number;
  readonly importance: number;
  readonly terms: string;
}

/** Every live version that the table of the timeline holds, by position. */
export function heldInTable(rows: Rows): readonly Told[] {
  return rows
    .all<StoredVersion>(
      `select * from view_timeline where status = 'live' order by from_position`,
      {},
    )
    .map((row) => ({
      id: row.key,
      from: row.from_position,
      to: row.to_position,
      days: [row.earliest, row.start_latest, row.latest],
      importance: row.importance,
      terms: JSON.parse(row.terms),
    }));
}
