import type { AsOf, OccurrenceItem } from '../../events/readings/answers.ts';
import type { Clocks, Filters } from '../../events/readings/clocks.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';
import { occurrenceDocument, type Look } from '../search/documents.ts';
import type { SearchFinder } from '../search/finder.ts';
import type { Columns } from './columns/columns.ts';
import type { Matched } from './columns/matched.ts';
import { Describer } from './describe.ts';
import { asKnown, evidenceOf, type Evidence } from './evidence.ts';
import { matchedBy, type Condition } from './matching.ts';
import { Names } from './names.ts';
import { RestingAlone } from './resting-alone.ts';
import { noFilters } from './query/filters.ts';
import { dimensions } from './query/questions.ts';
import { standingAt, type Rows, type Version } from './rows.ts';

/** A row of the timeline as it is stored. */
export interface StoredOccurrence {
  readonly body: string;
  readonly from_position: number;
}

/** What readings are read from: the rows, the index of words, and what is kept in memory. */
export interface Stacks {
  readonly rows: Rows;
  readonly finder: SearchFinder;
  readonly columns: Columns;
}

/** One question being answered: the rows at its position, its clocks, and what follows from them. */
export class Reading {
  readonly asOf: AsOf;
  readonly evidence: Evidence | null;
  readonly names: Names;
  readonly describe: Describer;
  readonly rows: Rows;
  readonly finder: SearchFinder;
  readonly clocks: Clocks;
  readonly filters: Filters;
  private readonly columns: Columns;
  private all: Matched | null = null;
  private ever: Matched | null = null;
  private within: Matched | null = null;
  private wide: Matched | null = null;
  private restingAlone: RestingAlone | null = null;

  /** Throws when the position is not recorded: parsing has seen to that. */
  constructor(stacks: Stacks, clocks: Clocks, filters: Filters = noFilters) {
    const { rows, finder, columns } = stacks;
    const asOf = rows.at(clocks.position);
    if (!asOf) throw new Error(`position ${clocks.position} is not recorded`);
    this.rows = rows;
    this.finder = finder;
    this.columns = columns;
    this.clocks = clocks;
    this.filters = filters;
    this.asOf = asOf;
    this.evidence = evidenceOf(columns, clocks);
    this.names = new Names(rows, clocks.position);
    this.describe = new Describer(rows, this.names, clocks.position);
  }

  /** Whether something is asked that only dated things can answer: days of valid time, or filters. */
  get isOfOccurrences(): boolean {
    const { fromDay, toDay, untilDay } = this.clocks;
    const hasDays = [fromDay, toDay, untilDay].some((day) => day !== null);
    return hasDays || this.isFiltered;
  }

  /** Whether a dimension is filtered. */
  get hasValues(): boolean {
    return dimensions.some((dimension) => this.filters[dimension].length > 0);
  }

  /** Whether every live occurrence of the position is part of the reading. */
  get isAll(): boolean {
    return !this.isOfOccurrences && this.evidence === null;
  }

  /** The occurrences under clocks and filters. */
  get matched(): Matched {
    this.all ??= this.match(this.clocks, this.filters);
    return this.all;
  }

  /** The condition that rows `t` of the timeline are among those. */
  matching(): Condition {
    return this.conditionOf('matched', this.matched);
  }

  /** The same whenever they occurred: without the window through which one looks at them. */
  get matchedEver(): Matched {
    this.ever ??= this.match(this.clocksOfAnyTime, this.filters);
    return this.ever;
  }

  /** Likewise, of {@link matchedEver}. */
  matchingEver(): Condition {
    return this.conditionOf('ever', this.matchedEver);
  }

  /** Likewise, under clocks alone. */
  withinClocks(): Condition {
    this.within ??= this.isFiltered ? this.match(this.clocks, noFilters) : this.matched;
    return this.conditionOf('within', this.within);
  }

  /**
   * Likewise, what may be the case under the clocks, without the window through which one looks at
   * it: what is certain is judged beside all that is possible.
   */
  withoutWindow(): Condition {
    this.wide ??= this.match({ ...this.clocksOfAnyTime, match: 'possible' }, noFilters);
    return this.conditionOf('wide', this.wide);
  }

  /** The live occurrences of the position that rest on one source alone. */
  get alone(): RestingAlone {
    this.restingAlone ??= new RestingAlone(this.columns, this.clocks.position);
    return this.restingAlone;
  }

  /** Looks up a registered thing at this position. */
  readonly look: Look = (thing, id) =>
    this.rows.registered(thing, id, this.clocks.position)?.row ?? null;

  /** A stored occurrence, without what only unknown sources say. */
  version({ body, from_position }: StoredOccurrence): Version<TimelineRow> {
    const row: TimelineRow = JSON.parse(body);
    return this.known({ row, position: from_position });
  }

  /** An occurrence without what only unknown sources say. */
  known({ row, position }: Version<TimelineRow>): Version<TimelineRow> {
    return { row: asKnown(row, this.evidence), position };
  }

  /** A stored occurrence as lists give it, with highlights where words were searched. */
  item(stored: StoredOccurrence): OccurrenceItem {
    const version = this.version(stored);
    const item = this.describe.item(version);
    if (this.filters.q === null) return item;
    const document = occurrenceDocument(version.row, this.look);
    return { ...item, highlights: this.finder.highlights(this.filters.q, document) };
  }

  /** The occurrence of an entry of the columns, as lists give it. */
  itemAt(entry: number): OccurrenceItem {
    const { entries, ids } = this.matched.columns;
    const key = ids.of(entries.occurrences[entry] ?? 0);
    const [stored] = this.rows.all<StoredOccurrence>(
      `select t.body, t.from_position from view_timeline as t
       where t.key = @key and t.from_position = @entry`,
      { key, entry },
    );
    if (!stored) throw new Error(`no version of ${key} begins at ${entry}; rebuild the views`);
    return this.item(stored);
  }

  /** The occurrences that hold these words only in what sources that are not known are called. */
  untold(q: string): ReadonlySet<string> {
    if (!this.evidence) return new Set();
    const { position } = this.clocks;
    const isUntold = (id: string): boolean => {
      const found = this.rows.occurrence(id, position);
      if (!found) return true;
      return !this.finder.holds(q, occurrenceDocument(this.known(found).row, this.look));
    };
    return new Set(this.finder.restingOnSources(q, position).filter(isUntold));
  }

  private get clocksOfAnyTime(): Clocks {
    return { ...this.clocks, fromDay: null, toDay: null };
  }

  private get isFiltered(): boolean {
    return this.hasValues || this.filters.q !== null;
  }

  private match(clocks: Clocks, filters: Filters): Matched {
    const { evidence, columns } = this;
    const found = filters.q === null ? null : this.found(filters.q);
    return matchedBy(columns, { clocks, filters }, { evidence, found });
  }

  private found(q: string): readonly string[] {
    const untold = this.untold(q);
    return this.finder.occurrencesWith(q, this.clocks.position).filter((id) => !untold.has(id));
  }

  /** Under a name of its own, so that several conditions can stand in one question. */
  private conditionOf(name: string, matched: Matched): Condition {
    return {
      sql: `${standingAt('t')} and matched_version(@${name}, t.from_position)`,
      binding: { position: this.clocks.position, [name]: this.columns.inSql.hold(matched) },
    };
  }
}
