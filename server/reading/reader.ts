import type {
  ActorAnswer,
  ActorItem,
  AsOf,
  ChronicleAnswer,
  ChronicleItem,
  Dimension,
  HistoryAnswer,
  InstrumentAnswer,
  InstrumentItem,
  Named,
  OccurrenceAnswer,
  OccurrencesAnswer,
  RegisterAnswer,
  SearchAnswer,
  SourceAnswer,
  SourceItem,
  TimelineAnswer,
} from '../../events/readings/answers.ts';
import type { ReplayAnswer } from '../../events/readings/replay.ts';
import type { Clocks, Filters } from '../../events/readings/clocks.ts';
import type { DiffAnswer } from '../../events/readings/diff.ts';
import type { SimilarAnswer } from '../../events/readings/editing.ts';
import type { AloneAnswer, LedgerAnswer } from '../../events/readings/ledger.ts';
import type { StreamKind } from '../../events/vocabulary/event-type.ts';
import type { DiffQuestion } from './diff/question.ts';
import type { LedgerPage } from './ledger/question.ts';
import type { AskedSource } from './similar/known-sources.ts';
import type { SimilarQuestion } from './similar/similar.ts';

/** Where a page of a list begins and how long it is; `after` is the cursor of the page before. */
export interface Page {
  readonly limit: number;
  readonly after: string | null;
}

/** An answer's page, and the cursor of the next one (null: this is the last). */
export type Paged<Answer> = Answer & { readonly next: string | null };

/** A version of a thing: the position of the event that made it, and when that was recorded. */
export interface RecordedVersion {
  readonly position: number;
  readonly recordedAt: string;
}

/** The orders in which a list of occurrences can be read. */
export const sorts = ['occurred', '-occurred', 'recorded', '-recorded', 'importance'] as const;

/** See {@link sorts}. */
export type Sort = (typeof sorts)[number];

/** The views that can be read by name. */
export const viewNames = [
  'timeline',
  'standing',
  'actors',
  'sources',
  'tallies',
  'links',
  'ledger',
] as const;

/** See {@link viewNames}. */
export type ViewName = (typeof viewNames)[number];

/** A row that a reading of a view gives: its key and its columns. */
export type ViewRow = { readonly key: string } & Readonly<Record<string, unknown>>;

/**
 * Answers every reading of the archive from the versioned rows, at a fixed position: the same
 * question at the same position is answered the same for ever. Synchronous; null: no such thing.
 */
export interface Reader {
  /** The head of the log. */
  head(): AsOf;
  /** The reading position `position`, described; null when it lies beyond the head. */
  at(position: number): AsOf | null;
  /** The last position recorded at or before an instant (RFC 3339 UTC text); 0: none. */
  positionAt(instant: string): number;
  /** The last redaction after a position, of an event that stands at or before it; null: none. */
  redactionAfter(position: number): number | null;
  occurrences(clocks: Clocks, filters: Filters, sort: Sort, page: Page): Paged<OccurrencesAnswer>;
  occurrence(id: string, clocks: Clocks): OccurrenceAnswer | null;
  /** The history of one stream, up to the position. */
  history(kind: StreamKind, id: string, position: number): HistoryAnswer | null;
  /** The versions of one stream, oldest first; none: there is no such stream. By id, never by slug. */
  versions(kind: StreamKind, id: string): readonly RecordedVersion[];
  timeline(
    clocks: Clocks,
    filters: Filters,
    options: {
      readonly limit: number;
      readonly bins: number;
      readonly lanes: Dimension | null;
      /** The window as asked, for the answer to repeat. */
      readonly window: { readonly from: string | null; readonly to: string | null };
    },
  ): TimelineAnswer;
  /** What a play-head needs; `until` is not asked: it is what the play-head moves. */
  replay(clocks: Clocks, filters: Filters): ReplayAnswer;
  sources(clocks: Clocks, page: Page): Paged<RegisterAnswer<SourceItem>>;
  source(id: string, clocks: Clocks): SourceAnswer | null;
  actors(clocks: Clocks, page: Page): Paged<RegisterAnswer<ActorItem>>;
  actor(id: string, clocks: Clocks): ActorAnswer | null;
  instruments(clocks: Clocks, page: Page): Paged<RegisterAnswer<InstrumentItem>>;
  instrument(id: string, clocks: Clocks): InstrumentAnswer | null;
  chronicles(clocks: Clocks, page: Page): Paged<RegisterAnswer<ChronicleItem>>;
  chronicle(id: string, clocks: Clocks): ChronicleAnswer | null;
  search(q: string, clocks: Clocks, filters: Filters, page: Page): Paged<SearchAnswer>;
  /** The projections: name, version, checkpoint and number of current rows. */
  views(): readonly {
    readonly name: string;
    readonly version: number;
    readonly checkpoint: number;
    readonly rows: number;
  }[];
  view(
    name: ViewName,
    clocks: Clocks,
    filters: Filters,
    page: Page,
  ): Paged<{ readonly asOf: AsOf; readonly total: number; readonly rows: readonly ViewRow[] }>;
  /** What was said, newest first. */
  ledger(page: LedgerPage): Paged<LedgerAnswer>;
  /** Occurrences like one that is about to be told. */
  similar(question: SimilarQuestion, position: number): SimilarAnswer;
  /** For each of some sources the one of the register that it is; null: it is not registered. */
  knownSources(asked: readonly AskedSource[]): readonly (Named | null)[];
  /** Live occurrences that rest on one source alone, in the order of their ids. */
  alone(clocks: Clocks, page: Page): Paged<AloneAnswer>;
  /** What changed from one reading of a view to another. */
  diff(question: DiffQuestion, page: Page): Paged<DiffAnswer>;
}
