import type { OccurrenceAnswer, RelationAnswer } from '../../events/readings/answers.ts';
import type { LinksRow } from '../../events/projections/links.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';
import type { Reading } from './reading.ts';
import { withRedactions } from './redactions.ts';
import { standingAt, type Version } from './rows.ts';
import { resolveId } from './slugs.ts';

/**
 * One occurrence whole, live or not. Under `until` and `knownBy` it is there only if it had begun
 * and was known by then, and with only what known sources say; a window does not hide it. Its
 * relations are to and from live occurrences of the same reading.
 */
export function readOccurrence(reading: Reading, name: string): OccurrenceAnswer | null {
  const { rows, clocks, names, describe } = reading;
  const id = resolveId(rows, 'occurrence', name, clocks.position);
  const found = id === null ? null : rows.occurrence(id, clocks.position);
  if (id === null || !found || !isThere(reading, found)) return null;
  const { row, position } = reading.known(found);
  return {
    asOf: reading.asOf,
    occurrence: {
      ...describe.item({ row, position }),
      status: row.status,
      mergedInto: row.mergedInto === null ? null : names.occurrence(row.mergedInto),
      citations: row.citations.map((citation) => describe.citation(citation, row.date.edtf)),
      relations: [...relationsTo(reading, row), ...relationsFrom(reading, id)],
      disputes: row.disputes.map((dispute) => describe.dispute(dispute, row.date.edtf)),
      effects: row.effects.map(({ instrument, standing }) => ({
        instrument: names.registered('instrument', instrument),
        standing,
      })),
    },
    ...withRedactions(rows, row),
  };
}

/** Whether an occurrence is part of the reading, whatever its status: see `matchingClocks`. */
function isThere(reading: Reading, { row }: Version<TimelineRow>): boolean {
  const { clocks, evidence } = reading;
  const { start } = row.span;
  if (clocks.untilDay !== null) {
    const begun = clocks.match === 'certain' ? (start.latest ?? Infinity) : start.earliest;
    if (begun !== null && begun > clocks.untilDay) return false;
  }
  if (!evidence) return true;
  return row.citations.some(
    ({ stance, source }) => stance === 'supports' && evidence.knows(source),
  );
}

function relationsTo(reading: Reading, row: TimelineRow): readonly RelationAnswer[] {
  return row.relations.flatMap((relation) => {
    const other = otherEnd(reading, relation.occurrence);
    return other ? [reading.describe.relation(relation, 'to', other)] : [];
  });
}

function relationsFrom(reading: Reading, id: string): readonly RelationAnswer[] {
  const links = reading.rows.all<{ body: string }>(
    `select l.body from view_links as l
     where l.target = @id and ${standingAt('l')} order by l.key`,
    { id, position: reading.clocks.position },
  );
  return links.flatMap(({ body }) => {
    const { from, relation, to, citation }: LinksRow = JSON.parse(body);
    if (reading.evidence && !reading.evidence.knows(citation.source)) return [];
    const other = otherEnd(reading, from);
    const said = { relation, occurrence: to, citation };
    return other ? [reading.describe.relation(said, 'from', other)] : [];
  });
}

/** The occurrence at the other end of a relation, if it is live in this reading. */
function otherEnd(reading: Reading, id: string): TimelineRow | null {
  const found = reading.rows.occurrence(id, reading.clocks.position);
  return found?.row.status === 'live' && isThere(reading, found) ? found.row : null;
}
