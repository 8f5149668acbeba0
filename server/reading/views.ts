import type { AsOf } from '../../events/readings/answers.ts';
import type { StandingRow } from '../../events/projections/standing.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';
import { CountedTallies } from './counted-tallies.ts';
import { startOf, writeCursor, type ListQuestion } from './cursor.ts';
import { asKnown } from './evidence.ts';
import type { Condition } from './matching.ts';
import { readPart } from './pages/stored-page.ts';
import { totalOf } from './pages/total.ts';
import { listName } from './query.ts';
import type { Page, Paged, ViewName, ViewRow } from './reader.ts';
import type { Reading } from './reading.ts';
import { standingAt, type StoredRow } from './rows.ts';
import { judgedEffectsOn, type JudgedEffect } from './standing.ts';

/** The rows of a view, a page of them in the order of their keys. */
export interface ViewPage {
  readonly asOf: AsOf;
  readonly total: number;
  readonly rows: readonly ViewRow[];
}

/**
 * The rows of a view under clocks and filters: those that the matching occurrences contribute. So
 * `actor=x` gives in `actors` all that take part beside x, and in `tallies` what those occurrences
 * add up to.
 *
 * - `standing` tells of each effect its `certainty` and whether it is `present` (JudgedEffect), and
 *   the sources that support it.
 * - `sources`: under `knownBy` the source itself is known; citations by instruments, which have no
 *   date of their own, are given when nothing but `asOf` and `knownBy` is asked.
 * - `links`: both ends are within the clocks, and at least one within the filters.
 * - `ledger`: all that was said; under other clocks than `asOf`, or filters, of what matches.
 */
export function readView(reading: Reading, name: ViewName, page: Page): Paged<ViewPage> {
  if (name === 'tallies' && !reading.isAll) return pageOfTallies(reading, page);
  const { rows, clocks, filters } = reading;
  const question: ListQuestion = { list: listName('view', name, ''), clocks, filters };
  const condition = conditionOf(reading, name);
  const [after = null] = startOf(question, page.after) ?? [];
  const found = readPart(rows, { view: name, condition, after, limit: page.limit + 1 });
  const listed = found.slice(0, page.limit);
  const last = found.length > page.limit ? listed.at(-1) : undefined;
  return {
    asOf: reading.asOf,
    total: totalOf(reading, name, condition),
    rows: describeRows(reading, name, listed),
    next: last ? writeCursor(question, [name === 'ledger' ? last.from_position : last.key]) : null,
  };
}

/** The condition on rows `v` of a view that belong to the reading. */
export function conditionOf(reading: Reading, name: ViewName): Condition {
  const { sql, binding } = reading.matching();
  const matching = `(select t.key from view_timeline as t where ${sql})`;
  const standing = standingAt('v');
  const all = { binding: { position: reading.clocks.position } };
  switch (name) {
    case 'timeline':
      if (reading.isAll) return { sql: `${standing} and v.status = 'live'`, ...all };
      return { sql: `${standing} and v.key in ${matching}`, binding };
    case 'standing':
    case 'actors':
      if (reading.isAll) return { sql: standing, ...all };
      return { sql: `${standing} and v.occurrence in ${matching}`, binding };
    case 'tallies':
      return { sql: standing, ...all };
    case 'ledger':
      if (reading.isAll) return { sql: 'v.from_position <= @position', ...all };
      return {
        sql: `v.from_position <= @position and json_extract(v.body, '$.stream') in
          (select 'occurrence-' || t.key from view_timeline as t where ${sql})`,
        binding,
      };
    case 'sources':
      return sourcesCondition(reading, matching);
    case 'links':
      return linksCondition(reading, matching);
  }
}

function sourcesCondition(reading: Reading, matching: string): Condition {
  const { isOfOccurrences, evidence } = reading;
  if (reading.isAll)
    return { sql: standingAt('v'), binding: { position: reading.clocks.position } };
  const id = `substr(v.key, 1, instr(v.key, '/') - 1)`;
  const parts = [
    standingAt('v'),
    `((v.stream glob 'occurrence-*' and substr(v.stream, 12) in ${matching})
      ${isOfOccurrences ? '' : `or v.stream glob 'instrument-*'`})`,
    ...(evidence ? [`${id} in (select value from json_each(@sources))`] : []),
  ];
  const { binding } = reading.matching();
  return {
    sql: parts.join(' and '),
    binding: { ...binding, ...(evidence && { sources: JSON.stringify(evidence.sources) }) },
  };
}

function linksCondition(reading: Reading, matching: string): Condition {
  const { evidence } = reading;
  // A link is there as long as the occurrence that it leads from is live.
  if (reading.isAll)
    return {
      sql: `${standingAt('v')} and exists (
        select 1 from view_timeline as t
        where t.key = v.target and t.status = 'live' and ${standingAt('t')})`,
      binding: { position: reading.clocks.position },
    };
  const { sql, binding: ofClocks } = reading.withinClocks();
  const within = `(select t.key from view_timeline as t where ${sql})`;
  const cited = `json_extract(v.body, '$.citation.source')`;
  const parts = [
    standingAt('v'),
    `v.source in ${within} and v.target in ${within}`,
    `(v.source in ${matching} or v.target in ${matching})`,
    ...(evidence ? [`${cited} in (select value from json_each(@sources))`] : []),
  ];
  const { binding } = reading.matching();
  return {
    sql: parts.join(' and '),
    binding: {
      ...ofClocks,
      ...binding,
      ...(evidence && { sources: JSON.stringify(evidence.sources) }),
    },
  };
}

/** Stored rows as a reading tells them. */
export function describeRows(
  reading: Reading,
  name: ViewName,
  stored: readonly StoredRow[],
): ViewRow[] {
  const effects = new Map<string, readonly JudgedEffect[]>();
  return stored.map(({ key, body }) => {
    if (name === 'timeline') {
      const occurrence: TimelineRow = JSON.parse(body);
      return { key, ...asKnown(occurrence, reading.evidence) };
    }
    const row: StandingRow = JSON.parse(body);
    if (name !== 'standing') return { key, ...row };
    const known = effects.get(row.instrument) ?? judgedEffectsOn(reading, row.instrument);
    effects.set(row.instrument, known);
    const judged = known.find(
      ({ occurrence, standing }) => occurrence === row.occurrence && standing === row.standing,
    );
    return { key, ...(judged ?? row) };
  });
}

/** Tallies of less than everything: what the matching occurrences add up to. */
function pageOfTallies(reading: Reading, page: Page): Paged<ViewPage> {
  const { clocks, filters, asOf } = reading;
  const question: ListQuestion = { list: listName('view', 'tallies', ''), clocks, filters };
  const start = startOf(question, page.after)?.[0];
  const tallies = new CountedTallies(reading.matched);
  const begin = start === undefined ? 0 : tallies.placeAfter(String(start));
  const listed = tallies.rows(begin, begin + page.limit);
  const last = listed.at(-1);
  const more = begin + page.limit < tallies.count && last !== undefined;
  return {
    asOf,
    total: tallies.count,
    rows: listed,
    next: more ? writeCursor(question, [last.key]) : null,
  };
}
