import type { SourceAnswer, SourceItem } from '../../events/readings/answers.ts';
import type { Source } from '../../events/things/register.ts';
import { describeDay } from './dates.ts';
import type { Page, Paged } from './reader.ts';
import type { Reading, StoredOccurrence } from './reading.ts';
import { countNaming, listRegister, type RegisterPage } from './registers.ts';
import { keyedUnder, standingAt } from './rows.ts';
import { withRedactions } from './redactions.ts';
import { resolveId } from './slugs.ts';

/** The register of sources; under `knownBy`, of those known by then. */
export function listSources(reading: Reading, page: Page): Paged<RegisterPage<SourceItem>> {
  const only = reading.evidence ? reading.evidence.sources : null;
  return listRegister(reading, { thing: 'source', only }, page, (source) =>
    itemOf(reading, source),
  );
}

/**
 * A source and what it bears on: its citations by occurrences of the reading, in the order of time.
 * `alone` tells that no other source supports the occurrence which the archive relies on (and, under
 * `knownBy`, which is known).
 */
export function readSource(reading: Reading, name: string): SourceAnswer | null {
  const { rows, clocks } = reading;
  const id = resolveId(rows, 'source', name, clocks.position);
  const found = id === null ? null : rows.registered('source', id, clocks.position);
  if (id === null || !found) return null;
  const { sql, binding } = reading.matching();
  const citing = rows.all<StoredOccurrence>(
    `select t.body, t.from_position from view_timeline as t
     where t.key in (
         select substr(n.stream, 12) from view_sources as n
         where n.bears_on = 'own' and n.stream glob 'occurrence-*'
           and ${keyedUnder('n', 'id')} and ${standingAt('n')}
       ) and ${sql}
     order by t.earliest, t.latest, t.key`,
    { ...binding, id },
  );
  return {
    asOf: reading.asOf,
    source: itemOf(reading, found.row),
    citations: citing.flatMap((stored) => citationsIn(reading, stored, id)),
    ...withRedactions(rows, found.row),
  };
}

function citationsIn(
  reading: Reading,
  stored: StoredOccurrence,
  source: string,
): SourceAnswer['citations'] {
  const { row } = reading.version(stored);
  const { id, slug = id, title: name, kind, citations } = row;
  const alone = !citations.some(
    (other) =>
      other.source !== source && other.stance === 'supports' && isReliedOn(reading, other.source),
  );
  return citations
    .filter((citation) => citation.source === source)
    .map((citation) => ({
      occurrence: { id, slug, name, date: describeDay(row.date.edtf), kind },
      citation,
      alone,
    }));
}

function isReliedOn(reading: Reading, source: string): boolean {
  const found = reading.rows.registered('source', source, reading.clocks.position);
  return found?.row.withdrawn === false;
}

function itemOf(reading: Reading, source: Source): SourceItem {
  const { thing, published, citedVia, ...rest } = source;
  return {
    ...rest,
    published: published === undefined ? null : describeDay(published),
    citedVia: citedVia === undefined ? null : reading.names.registered('source', citedVia),
    occurrences: countNaming(reading, thing, source.id),
    alone: reading.alone.countOf(source.id),
  };
}
