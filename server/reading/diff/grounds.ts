import type { Source } from '../../../events/things/register.ts';
import type { Citation } from '../../../events/vocabulary/citation.ts';
import { understand } from '../dates.ts';
import type { Reading } from '../reading.ts';
import { standingAt } from '../rows.ts';
import { boundsOf, sourcesShifted, type Pair } from './pair.ts';

/** A version of an occurrence, as far as its place in a reading rests on it. */
interface OccurrenceVersion {
  readonly from_position: number;
  readonly to_position: number | null;
  readonly start_earliest: number;
  readonly start_latest: number;
  readonly edtf: string;
  readonly citations: string;
  /** All that clocks, filters and judgements look at, in one text. */
  readonly looked: string;
}

interface SourceVersion {
  readonly from_position: number;
  readonly published: string | null;
  readonly withdrawn: number;
}

/**
 * Finds the events through which two readings differ in whether they have an occurrence, or know a
 * source: those recorded in between that bear on it, those that gave the date by which it had begun,
 * and those through which it became known. Remembers what it was asked.
 */
export class Grounds {
  private readonly pair: Pair;
  private readonly hasShifted: boolean;
  private readonly occurrences = new Map<string, ReadonlySet<number>>();
  private readonly sources = new Map<string, ReadonlySet<number>>();

  constructor(pair: Pair) {
    this.pair = pair;
    this.hasShifted = sourcesShifted(pair) !== null;
  }

  /** Whether the readings are asked for on other dates, and not only at other positions. */
  get haveOtherDates(): boolean {
    const { before, after } = this.pair;
    return this.haveOtherDays || before.clocks.knownByDay !== after.clocks.knownByDay;
  }

  private get haveOtherDays(): boolean {
    const { before, after } = this.pair;
    return before.clocks.untilDay !== after.clocks.untilDay;
  }

  /** Positions of the events through which the readings differ in an occurrence. */
  ofOccurrence(id: string): ReadonlySet<number> {
    const known = this.occurrences.get(id) ?? new Set(this.differingIn(id));
    this.occurrences.set(id, known);
    return known;
  }

  /** Positions of the events through which only one reading knows a source; none: both or neither. */
  ofSource(id: string): ReadonlySet<number> {
    const known = this.sources.get(id) ?? new Set(this.differingInSource(id));
    this.sources.set(id, known);
    return known;
  }

  /** Whether a position lies between the two readings. */
  isBetween(position: number): boolean {
    const { low, high } = boundsOf(this.pair);
    return position > low && position <= high;
  }

  private *differingIn(id: string): Iterable<number> {
    const { before, after } = this.pair;
    const versions = this.versionsOf(id);
    const [was, is] = [before, after].map(({ clocks: { position } }) =>
      versions.findIndex(
        ({ from_position, to_position }) =>
          from_position <= position && (to_position === null || to_position > position),
      ),
    );
    for (const [index, version] of versions.entries())
      if (this.isBetween(version.from_position) && version.looked !== versions[index - 1]?.looked)
        yield version.from_position;
    if (before.filters.q !== null) yield* this.rewordedBetween(id);
    const [former, latter] = [versions[was ?? -1], versions[is ?? -1]];
    if (this.haveOtherDays && begunUnder(before, former) !== begunUnder(after, latter)) {
      yield* datedAt(versions, was ?? -1);
      yield* datedAt(versions, is ?? -1);
    }
    if (this.hasShifted) yield* this.supportedIn(id, { former, latter });
  }

  private versionsOf(id: string): readonly OccurrenceVersion[] {
    const { high } = boundsOf(this.pair);
    return this.pair.before.rows.all<OccurrenceVersion>(
      `select t.from_position, t.to_position, t.start_earliest, t.start_latest,
         json_extract(t.body, '$.date.edtf') as edtf,
         json_extract(t.body, '$.citations') as citations,
         json_array(t.status, t.terms, json_extract(t.body, '$.date.edtf'),
           json_extract(t.body, '$.citations'), json_extract(t.body, '$.effects')) as looked
       from view_timeline as t where t.key = @id and t.from_position <= @high
       order by t.from_position`,
      { id, high },
    );
  }

  /** Where the words changed by which `q` finds an occurrence, those of what it names included. */
  private rewordedBetween(id: string): readonly number[] {
    return this.pair.before.rows
      .all<{ position: number }>(
        `select d.from_position as position from search_documents as d
         where d.key = @key and d.from_position > @low and d.from_position <= @high`,
        { key: `occurrence-${id}`, ...boundsOf(this.pair) },
      )
      .map(({ position }) => position);
  }

  private *supportedIn(
    id: string,
    versions: { former: OccurrenceVersion | undefined; latter: OccurrenceVersion | undefined },
  ): Iterable<number> {
    const { before, after } = this.pair;
    const was = this.supportUnder(before, versions.former);
    const is = this.supportUnder(after, versions.latter);
    for (const source of before.filters.source) yield* this.ofSource(source);
    if (was.length > 0 === is.length > 0) return;
    const [reading, [decisive]] = was.length > 0 ? [before, was] : [after, is];
    if (decisive === undefined) return;
    yield* this.ofSource(decisive);
    yield* this.counting(citedAt(reading, id, decisive));
  }

  /** The known sources that support a version, the first published first. */
  private supportUnder(
    reading: Reading,
    version: OccurrenceVersion | undefined,
  ): readonly string[] {
    const citations: readonly Citation[] = version ? JSON.parse(version.citations) : [];
    const supporting = citations
      .filter(({ stance, source }) => stance === 'supports' && isKnownTo(reading, source))
      .map(({ source }) => source);
    const days = new Map(supporting.map((source) => [source, publishedDay(reading, source)]));
    return [...days.keys()].sort(
      (a, b) => (days.get(a) ?? Infinity) - (days.get(b) ?? Infinity) || (a < b ? -1 : 1),
    );
  }

  private *differingInSource(id: string): Iterable<number> {
    const { before, after } = this.pair;
    const wasKnown = isKnownTo(before, id);
    if (wasKnown === isKnownTo(after, id)) return;
    const [knowing, other] = wasKnown ? [before, after] : [after, before];
    yield* this.counting(publishedAt(knowing, id));
    yield* publishedAt(other, id).filter((position) => this.isBetween(position));
  }

  /** What made something known; on one and the same date of knowing, only what came in between. */
  private counting(positions: readonly number[]): readonly number[] {
    const { before, after } = this.pair;
    if (before.clocks.knownByDay !== after.clocks.knownByDay) return positions;
    return positions.filter((position) => this.isBetween(position));
  }
}

function isKnownTo({ evidence }: Reading, source: string): boolean {
  return evidence?.knows(source) ?? true;
}

/** How surely a version had begun by the date of a reading. */
function begunUnder(
  { clocks: { untilDay } }: Reading,
  version: OccurrenceVersion | undefined,
): 'certainly' | 'possibly' | 'not' {
  if (!version) return 'not';
  if (untilDay === null || version.start_latest <= untilDay) return 'certainly';
  return version.start_earliest <= untilDay ? 'possibly' : 'not';
}

/** Where the date was given that a version has. */
function datedAt(versions: readonly OccurrenceVersion[], index: number): readonly number[] {
  const { edtf } = versions[index] ?? {};
  const given = versions.findLastIndex((version, at) => at < index && version.edtf !== edtf) + 1;
  const first = versions[given];
  return index === -1 || !first ? [] : [first.from_position];
}

/** Where it was said that a source supports an occurrence. */
function citedAt(reading: Reading, occurrence: string, source: string): readonly number[] {
  const under = `${source}/occurrence-${occurrence}/own`;
  const found = reading.rows.all<{ position: number | null }>(
    `select min(s.from_position) as position from view_sources as s
     where s.key > @under || '/' and s.key < @under || '0'
       and s.stance = 'supports' and ${standingAt('s')}`,
    { under, position: reading.clocks.position },
  );
  return found.flatMap(({ position }) => position ?? []);
}

/** Where the publication date was given that a source has in a reading, or it was withdrawn. */
function publishedAt({ rows, clocks }: Reading, source: string): readonly number[] {
  const versions = rows.all<SourceVersion>(
    `select r.from_position, json_extract(r.body, '$.published') as published,
       json_extract(r.body, '$.withdrawn') as withdrawn
     from view_register as r where r.key = @key and r.from_position <= @position
     order by r.from_position desc`,
    { key: `source-${source}`, position: clocks.position },
  );
  const [last] = versions;
  if (!last) return [];
  const other = versions.findIndex(
    ({ published, withdrawn }) => published !== last.published || withdrawn !== last.withdrawn,
  );
  const first = versions.at(other === -1 ? -1 : other - 1);
  return first ? [first.from_position] : [];
}

function publishedDay(reading: Reading, id: string): number | null {
  const source: Source | undefined = reading.rows.registered(
    'source',
    id,
    reading.clocks.position,
  )?.row;
  if (source?.published === undefined) return null;
  const { earliestDay, latestDay } = understand(source.published).bounds;
  return reading.clocks.match === 'certain' ? latestDay : (earliestDay ?? -Infinity);
}
