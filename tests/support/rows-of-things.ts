import { boundsOf } from '../../events/dates/bounds.ts';
import { civilOfDay } from '../../events/dates/day.ts';
import { parseEdtf } from '../../events/dates/parse.ts';
import type { Occurrence } from '../../events/things/occurrence.ts';
import type { Thing } from '../../events/things/thing.ts';
import type { Recorded } from '../../events/vocabulary/event.ts';

/** The rows of each view by key, as JSON values. */
export type Rows = Readonly<Record<string, ReadonlyMap<string, unknown>>>;

/**
 * The rows of every view but the ledger, worked out from how things stand, without their past:
 * written apart from the views, so that both can be wrong only in the same way by agreement.
 */
export function rowsOfThings(things: Iterable<Thing>): Rows {
  const all = [...things];
  const occurrences = all.filter((thing) => thing.thing === 'occurrence');
  const live = occurrences.filter(({ status }) => status === 'live');
  return {
    timeline: new Map(occurrences.map((one) => [one.id, { ...one, span: spanOf(one) }])),
    register: new Map(
      all
        .filter(({ thing }) => thing !== 'occurrence')
        .map((thing) => [`${thing.thing}-${thing.id}`, thing]),
    ),
    actors: new Map(
      live.flatMap(({ id, actors }) =>
        actors.map(({ actor, role }) => [
          `${actor}/${id}/${role}`,
          { actor, occurrence: id, role },
        ]),
      ),
    ),
    standing: new Map(live.flatMap(standingRows)),
    links: new Map(
      live.flatMap(({ id: from, relations }) =>
        relations.map(({ relation, occurrence: to, citation }) => [
          `${from}/${relation}/${to}`,
          { from, relation, to, citation },
        ]),
      ),
    ),
    sources: new Map(live.flatMap(sourceRows)),
    tallies: talliesOf(live),
  };
}

/** What the ledger says of a log. */
export function ledgerOf(
  log: readonly Recorded[],
  nameAt: (position: number) => string,
): ReadonlyMap<string, unknown> {
  return new Map(
    log.map(({ position, stream, version, type, recordedAt, recordedBy, reason }) => [
      String(position),
      { position, stream, version, type, recordedAt, recordedBy, reason, of: nameAt(position) },
    ]),
  );
}

function standingRows({ id, effects, date, ...rest }: Occurrence): [string, unknown][] {
  return effects.map(({ instrument, standing }) => [
    `${instrument}/${id}/${standing}`,
    {
      instrument,
      occurrence: id,
      standing,
      edtf: date.edtf,
      span: spanOf({ id, effects, date, ...rest }),
    },
  ]);
}

function sourceRows({ id, citations, relations, disputes }: Occurrence): [string, unknown][] {
  const cited = [
    ...citations.map((citation) => ({ citation, path: 'own', bearsOn: { what: 'own' } })),
    ...relations.map(({ relation, occurrence, citation }) => ({
      citation,
      path: `relation/${relation}/${occurrence}`,
      bearsOn: { what: 'relation', relation, occurrence },
    })),
    ...disputes.flatMap(({ dispute, citations }) =>
      citations.map((citation) => ({
        citation,
        path: `dispute/${dispute}`,
        bearsOn: { what: 'dispute', dispute },
      })),
    ),
  ];
  return cited.map(({ citation: { source, locator, stance, date }, path, bearsOn }) => [
    `${source}/occurrence-${id}/${path}/${locator}`,
    JSON.parse(
      JSON.stringify({ source, stream: `occurrence-${id}`, stance, locator, bearsOn, date }),
    ),
  ]);
}

function talliesOf(live: readonly Occurrence[]): Map<string, unknown> {
  const tallies = new Map<string, { count: number }>();
  for (const occurrence of live) {
    const actors = new Set(occurrence.actors.map(({ actor }) => `actor/${actor}`));
    for (const counted of [`kind/${occurrence.kind}`, ...actors]) {
      const [dimension, value] = counted.split('/');
      const period = periodOf(occurrence);
      const key = `${counted}/${period.period}`;
      const row = tallies.get(key) ?? { dimension, value, ...period, count: 0 };
      tallies.set(key, { ...row, count: row.count + 1 });
    }
  }
  return tallies;
}

function periodOf(occurrence: Occurrence) {
  const { start, end } = spanOf(occurrence);
  const [first, last] = [start.earliest, end.latest].map((day) =>
    day === null ? null : civilOfDay(day),
  );
  const text = (year: number): string =>
    (year < 0 ? '-' : '') + String(Math.abs(year)).padStart(4, '0');
  if (!first)
    return {
      period: `..${text(last?.year ?? 0)}`,
      year: last?.year,
      month: null,
      precision: 'before',
    };
  const { year, month } = first;
  if (!last || last.year > year)
    return { period: `${text(year)}..`, year, month: null, precision: 'from' };
  if (last.month > month) return { period: text(year), year, month: null, precision: 'year' };
  const period = `${text(year)}-${String(month).padStart(2, '0')}`;
  return { period, year, month, precision: 'month' };
}

function spanOf({ date }: Occurrence) {
  const parsed = parseEdtf(date.edtf);
  if (!parsed.ok) throw new Error(date.edtf);
  const { start, end } = boundsOf(parsed.date);
  return { start, end };
}
