import type { AsOf, OccurrenceItem } from '../../events/readings/answers.ts';
import type { Clocks, Filters } from '../../events/readings/clocks.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';
import { occurrenceDocument, type Look } from '../search/documents.ts';
import type { SearchFinder } from '../search/finder.ts';
import { Describer } from './describe.ts';
import { asKnown, evidenceOf, type Evidence } from './evidence.ts';
import { matchingAll, matchingClocks, type Condition, type Findings } from './matching.ts';
import { Names } from './names.ts';
import { noFilters } from './query/filters.ts';
import { dimensions } from './query/questions.ts';
import type { Rows, Version } from './rows.ts';

/** A row of the timeline as it is stored. */
export interface StoredOccurrence {
  readonly body: string;
  readonly from_position: number;
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
  private readonly findings: Findings;

  /** Throws when the position is not recorded: parsing has seen to that. */
  constructor(rows: Rows, finder: SearchFinder, clocks: Clocks, filters: Filters = noFilters) {
    const asOf = rows.at(clocks.position);
    if (!asOf) throw new Error(`position ${clocks.position} is not recorded`);
    this.rows = rows;
    this.finder = finder;
    this.clocks = clocks;
    this.filters = filters;
    this.asOf = asOf;
    this.evidence = evidenceOf(rows, clocks);
    this.names = new Names(rows, clocks.position);
    this.describe = new Describer(rows, this.names, clocks.position);
    const found = filters.q === null ? null : finder.occurrencesWith(filters.q);
    this.findings = { evidence: this.evidence, found };
  }

  /** Whether something is asked that only dated things can answer: days of valid time, or filters. */
  get isOfOccurrences(): boolean {
    const { fromDay, toDay, untilDay } = this.clocks;
    const hasDays = [fromDay, toDay, untilDay].some((day) => day !== null);
    return hasDays || this.hasValues || this.filters.q !== null;
  }

  /** Whether a dimension is filtered. */
  get hasValues(): boolean {
    return dimensions.some((dimension) => this.filters[dimension].length > 0);
  }

  /** Whether every live occurrence of the position is part of the reading. */
  get isAll(): boolean {
    return !this.isOfOccurrences && this.evidence === null;
  }

  /** The condition on the timeline's rows `t` under clocks and filters. */
  matching(): Condition {
    return matchingAll(this.clocks, this.filters, this.findings);
  }

  /** The same whenever it occurred: without the window through which one looks at it. */
  matchingEver(): Condition {
    const clocks = { ...this.clocks, fromDay: null, toDay: null };
    return matchingAll(clocks, this.filters, this.findings);
  }

  /** The same without the dimensions' filters: under clocks and `q`. */
  matchingClocks(): Condition {
    return matchingClocks(this.clocks, this.findings);
  }

  /** Under clocks alone. */
  withinClocks(): Condition {
    return matchingClocks(this.clocks, { evidence: this.evidence, found: null });
  }

  /** What is the case under the clocks, without the window through which one looks at it. */
  withoutWindow(): Condition {
    const clocks = { ...this.clocks, fromDay: null, toDay: null };
    return matchingClocks(clocks, { evidence: this.evidence, found: null });
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
}
