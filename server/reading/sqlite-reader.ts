import type { Database } from 'better-sqlite3';
import type * as answers from '../../events/readings/answers.ts';
import type { ReplayAnswer } from '../../events/readings/replay.ts';
import type { Clocks, Filters } from '../../events/readings/clocks.ts';
import type { DiffAnswer } from '../../events/readings/diff.ts';
import type { SimilarAnswer } from '../../events/readings/editing.ts';
import type { AloneAnswer, LedgerAnswer } from '../../events/readings/ledger.ts';
import type { StreamKind } from '../../events/vocabulary/event-type.ts';
import { SearchFinder } from '../search/finder.ts';
import { listActors, readActor } from './actors.ts';
import { listAlone } from './alone.ts';
import { listChronicles, readChronicle } from './chronicles.ts';
import { Columns } from './columns/columns.ts';
import { diffView } from './diff/diff-view.ts';
import type { DiffQuestion } from './diff/question.ts';
import { readHistory } from './history.ts';
import { listInstruments, readInstrument } from './instruments.ts';
import { readLedger } from './ledger/ledger.ts';
import type { LedgerPage } from './ledger/question.ts';
import { listOccurrences } from './occurrence-list.ts';
import { readOccurrence } from './occurrence.ts';
import { noDays } from './query/clocks.ts';
import { noFilters } from './query/filters.ts';
import type { Page, Paged, Reader, RecordedVersion, Sort, ViewName } from './reader.ts';
import { Reading } from './reading.ts';
import type { RegisterPage } from './registers.ts';
import { Rows } from './rows.ts';
import { readReplay } from './replay.ts';
import { readSearch } from './search.ts';
import { findSources, type AskedSource } from './similar/known-sources.ts';
import { readSimilar, type SimilarQuestion } from './similar/similar.ts';
import { listSources, readSource } from './sources.ts';
import { readTimeline, type TimelineOptions } from './timeline.ts';
import { readView, type ViewPage } from './views.ts';
import { redactionAfter } from './redactions.ts';

/** Brings the index of words to a position. */
export interface SearchKeeper {
  catchUp(): void;
  progress(): { readonly position: number };
}

/**
 * The reader of an archive in SQLite. `database` may be read-only; `keeper` keeps the index of words
 * through a connection that is not.
 */
export function createReader(database: Database, keeper: SearchKeeper): Reader {
  return new SqliteReader(database, keeper);
}

/**
 * Reads the versioned rows.
 *
 * 1. Each answer is read within one snapshot, and only from versions that stood at its position.
 * 2. What was appended since, or is done to the tables by a rebuild, changes no answer.
 */
class SqliteReader implements Reader {
  private readonly rows: Rows;
  private readonly finder: SearchFinder;
  private readonly columns: Columns;
  private readonly keeper: SearchKeeper;

  constructor(database: Database, keeper: SearchKeeper) {
    this.rows = new Rows(database);
    this.finder = new SearchFinder(this.rows);
    this.columns = new Columns(database, this.rows);
    this.keeper = keeper;
  }

  head(): answers.AsOf {
    return this.rows.head();
  }

  at(position: number): answers.AsOf | null {
    return this.rows.at(position);
  }

  positionAt(instant: string): number {
    return this.rows.positionAt(instant);
  }

  redactionAfter(position: number): number | null {
    return redactionAfter(this.rows, position);
  }

  occurrences(
    clocks: Clocks,
    filters: Filters,
    sort: Sort,
    page: Page,
  ): Paged<answers.OccurrencesAnswer> {
    return this.read(clocks, filters, (reading) => listOccurrences(reading, sort, page));
  }

  occurrence(id: string, clocks: Clocks): answers.OccurrenceAnswer | null {
    return this.read(clocks, noFilters, (reading) => readOccurrence(reading, id));
  }

  history(kind: StreamKind, id: string, position: number): answers.HistoryAnswer | null {
    return this.rows.within(() => readHistory(this.rows, { kind, id, position }));
  }

  versions(kind: StreamKind, id: string): readonly RecordedVersion[] {
    return this.rows.all<RecordedVersion>(
      `select position, recorded_at as recordedAt from events where stream = @stream order by version`,
      { stream: `${kind}-${id}` },
    );
  }

  timeline(clocks: Clocks, filters: Filters, options: TimelineOptions): answers.TimelineAnswer {
    return this.read(clocks, filters, (reading) => readTimeline(reading, options));
  }

  replay(clocks: Clocks, filters: Filters): ReplayAnswer {
    return this.read(clocks, filters, (reading) => readReplay(reading));
  }

  sources(clocks: Clocks, page: Page): Paged<RegisterPage<answers.SourceItem>> {
    return this.read(clocks, noFilters, (reading) => listSources(reading, page));
  }

  source(id: string, clocks: Clocks): answers.SourceAnswer | null {
    return this.read(clocks, noFilters, (reading) => readSource(reading, id));
  }

  actors(clocks: Clocks, page: Page): Paged<RegisterPage<answers.ActorItem>> {
    return this.read(clocks, noFilters, (reading) => listActors(reading, page));
  }

  actor(id: string, clocks: Clocks): answers.ActorAnswer | null {
    return this.read(clocks, noFilters, (reading) => readActor(reading, id));
  }

  instruments(clocks: Clocks, page: Page): Paged<RegisterPage<answers.InstrumentItem>> {
    return this.read(clocks, noFilters, (reading) => listInstruments(reading, page));
  }

  instrument(id: string, clocks: Clocks): answers.InstrumentAnswer | null {
    return this.read(clocks, noFilters, (reading) => readInstrument(reading, id));
  }

  chronicles(clocks: Clocks, page: Page): Paged<RegisterPage<answers.ChronicleItem>> {
    return this.read(clocks, noFilters, (reading) => listChronicles(reading, page));
  }

  chronicle(id: string, clocks: Clocks): answers.ChronicleAnswer | null {
    return this.read(clocks, noFilters, (reading) => readChronicle(reading, id));
  }

  search(q: string, clocks: Clocks, filters: Filters, page: Page): Paged<answers.SearchAnswer> {
    return this.read(clocks, { ...filters, q }, (reading) => readSearch(reading, q, page));
  }

  views(): ReturnType<Reader['views']> {
    return this.rows.all(
      'select view as name, version, position as checkpoint, rows from checkpoints order by view',
      {},
    );
  }

  view(name: ViewName, clocks: Clocks, filters: Filters, page: Page): Paged<ViewPage> {
    return this.read(clocks, filters, (reading) => readView(reading, name, page));
  }

  ledger(page: LedgerPage): Paged<LedgerAnswer> {
    const { rows, columns } = this;
    return rows.within(() => readLedger({ rows, columns }, page));
  }

  similar(question: SimilarQuestion, position: number): SimilarAnswer {
    this.catchUp({ ...noFilters, q: question.title }, position);
    const clocks = { ...noDays, position };
    return this.read(clocks, noFilters, (reading) => readSimilar(reading, question));
  }

  knownSources(asked: readonly AskedSource[]): readonly (answers.Named | null)[] {
    return this.rows.within(() => findSources(this.rows, asked));
  }

  alone(clocks: Clocks, page: Page): Paged<AloneAnswer> {
    return this.read(clocks, noFilters, (reading) => listAlone(reading, page));
  }

  diff(question: DiffQuestion, page: Page): Paged<DiffAnswer> {
    const { from, to, filters } = question;
    this.catchUp(filters, Math.max(from.clocks.position, to.clocks.position));
    return this.read(from.clocks, filters, (before) =>
      this.read(to.clocks, filters, (after) => diffView({ before, after }, question, page)),
    );
  }

  private read<Answer>(
    clocks: Clocks,
    filters: Filters,
    answer: (reading: Reading) => Answer,
  ): Answer {
    this.catchUp(filters, clocks.position);
    const { rows, finder, columns } = this;
    return rows.within(() =>
      columns.inSql.during(() => answer(new Reading({ rows, finder, columns }, clocks, filters))),
    );
  }

  /** Before the snapshot is taken: what is indexed after that would not be seen. */
  private catchUp(filters: Filters, position: number): void {
    if (filters.q !== null && this.keeper.progress().position < position) this.keeper.catchUp();
  }
}
