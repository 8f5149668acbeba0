import type { Dispute, Occurrence, Relation } from '../things/occurrence.ts';
import type { Actor, Chronicle, Instrument, Source } from '../things/register.ts';
import type { Citation } from '../vocabulary/citation.ts';
import type { Redaction, WithRedactions } from './redaction.ts';
import type { LogEvent } from '../vocabulary/event.ts';

/** The position an answer was read at, and when that was recorded (null: an empty log). */
export interface AsOf {
  readonly position: number;
  readonly recordedAt: string | null;
}

/** A date as answers give it: as written, in words, and in days since 1970-01-01. */
export interface DateAnswer {
  readonly edtf: string;
  readonly verbatim?: string;
  readonly basis: 'stated' | 'inferred';
  readonly note?: string;
  readonly words: string;
  /** First and last day it may touch; null: unbounded. */
  readonly earliestDay: number | null;
  readonly latestDay: number | null;
  /** First and last day on which it may have begun, and ended. */
  readonly start: { readonly earliest: number | null; readonly latest: number | null };
  readonly end: { readonly earliest: number | null; readonly latest: number | null };
  readonly startKind: 'bounded' | 'open' | 'unknown';
  readonly endKind: 'bounded' | 'open' | 'unknown';
  readonly shape: 'point' | 'interval' | 'one-of' | 'all-of';
  readonly precision: string;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

/** A thing named in an answer: its id, its address name and what to call it. */
export interface Named {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
}

/** One occurrence as lists and the timeline give it. */
export interface OccurrenceItem {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly kind: string;
  readonly importance: number;
  readonly date: DateAnswer;
  readonly actors: readonly (Named & { readonly role: string })[];
  readonly places: readonly string[];
  readonly tags: readonly string[];
  readonly chronicles: readonly string[];
  readonly instruments: readonly Named[];
  /** Ids of the sources it cites. */
  readonly sources: readonly string[];
  /** Whether a dispute is open, or its citations give different dates. */
  readonly disputed: boolean;
  readonly version: number;
  /** Position of the event that last changed it. */
  readonly position: number;
  /** Positions of its events that were redacted; absent: none was. */
  readonly redacted?: readonly number[];
  /** Where `q` matched; absent without `q`. */
  readonly highlights?: Highlights;
}

/** A text cut where a search matched it: the parts marked `hit` are the matches. */
export type Highlighted = readonly { readonly text: string; readonly hit: boolean }[];

/** The matched texts of one result, by field. */
export type Highlights = Readonly<Record<string, Highlighted>>;

/** `GET /api/occurrences` */
export interface OccurrencesAnswer {
  readonly asOf: AsOf;
  readonly total: number;
  readonly items: readonly OccurrenceItem[];
}

/** A citation with its source described. */
export type CitationAnswer = Omit<Citation, 'date'> & {
  readonly sourceTitle: string;
  readonly sourceSlug: string;
  /** When the source was published: EDTF and words; null: not known. */
  readonly published: { readonly edtf: string; readonly words: string } | null;
  readonly withdrawn: boolean;
  readonly citedVia: Named | null;
  /** The date as this source has it; null: it says nothing of its own. */
  readonly date: {
    readonly edtf: string;
    readonly words: string;
    readonly earliestDay: number | null;
    readonly latestDay: number | null;
    /** Whether it can't be reconciled with the preferred date: their bounds don't overlap. */
    readonly disagrees: boolean;
  } | null;
};

/** A relation with the other occurrence named; `direction` says who said it of whom. */
export type RelationAnswer = Omit<Relation, 'occurrence' | 'citation'> & {
  readonly direction: 'to' | 'from';
  readonly occurrence: Named & { readonly words: string; readonly kind: string };
  readonly citation: CitationAnswer;
};

/** A dispute with its citations described and its competing date in words. */
export type DisputeAnswer = Omit<Dispute, 'citations' | 'date'> & {
  readonly date: { readonly edtf: string; readonly words: string } | null;
  readonly citations: readonly CitationAnswer[];
};

/** `GET /api/occurrences/{id}` */
export interface OccurrenceAnswer extends WithRedactions {
  readonly asOf: AsOf;
  readonly occurrence: Omit<OccurrenceItem, 'highlights'> & {
    readonly status: Occurrence['status'];
    readonly mergedInto: Named | null;
    readonly citations: readonly CitationAnswer[];
    readonly relations: readonly RelationAnswer[];
    readonly disputes: readonly DisputeAnswer[];
    readonly effects: readonly { readonly instrument: Named; readonly standing: string }[];
  };
}

/** One event of a history and the fields that it changed, as JSON pointers into the thing. */
export interface HistoryEntry {
  readonly event: LogEvent;
  readonly changes: readonly {
    readonly pointer: string;
    readonly before: unknown;
    readonly after: unknown;
  }[];
  /** What removed the event’s data, which is then null; absent: nothing did. */
  readonly redaction?: Redaction;
}

/** `GET /api/occurrences/{id}/history` (also of sources, actors, instruments and chronicles) */
export interface HistoryAnswer {
  readonly asOf: AsOf;
  readonly items: readonly HistoryEntry[];
}

/** A count of matching occurrences whose earliest day lies in `fromDay`..`toDay`, inclusive. */
export interface Bin {
  readonly fromDay: number;
  readonly toDay: number;
  readonly count: number;
}

/** A value of a facet or lane, what to call it, and how many occurrences match with it. */
export interface FacetValue {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** The dimensions that can be filtered and counted. */
export type Dimension = 'kind' | 'actor' | 'place' | 'tag' | 'source' | 'instrument' | 'chronicle';

/** `GET /api/timeline` */
export interface TimelineAnswer {
  readonly asOf: AsOf;
  /** The window that `bins` divide: as asked, or the extent of what matches; null: nothing does. */
  readonly window: {
    readonly from: string | null;
    readonly to: string | null;
    readonly fromDay: number;
    readonly toDay: number;
  } | null;
  readonly total: number;
  readonly items: readonly OccurrenceItem[];
  readonly bins: readonly Bin[];
  /** The lanes of the dimension asked for by `lanes`, most occurrences first. */
  readonly lanes: readonly FacetValue[];
  /** For each dimension the counts under all filters but its own, most occurrences first. */
  readonly facets: Readonly<Record<Dimension, readonly FacetValue[]>>;
}

/** A source as its register gives it. */
export type SourceItem = Omit<Source, 'thing' | 'published' | 'citedVia'> & {
  readonly published: DateOnly | null;
  readonly citedVia: Named | null;
  /** How many occurrences it supports, disputes or mentions. */
  readonly occurrences: number;
  /** How many live occurrences rest on it alone, whatever other clocks than `asOf` are asked. */
  readonly alone: number;
};

/** An EDTF date and its words. */
export interface DateOnly {
  readonly edtf: string;
  readonly words: string;
  readonly earliestDay: number | null;
  readonly latestDay: number | null;
}

/** An actor as its register gives it. */
export type ActorItem = Omit<Actor, 'thing' | 'partOf'> & {
  readonly partOf: Named | null;
  readonly occurrences: number;
};

/** A period of an instrument's standing, from an occurrence on until the next one. */
export interface StandingPeriod {
  readonly standing: string;
  readonly occurrence: Named;
  readonly date: DateOnly;
  /** Whether it had certainly, or only possibly, begun by `until` (absent: by the end of time). */
  readonly certainty: 'certain' | 'possible';
  /** Whether the instrument still stands so: `no` once something certainly came after it. */
  readonly present: 'certain' | 'possible' | 'no';
  /** The known sources that support the occurrence. */
  readonly sources: readonly Named[];
}

/** An instrument as its register gives it, with what it stands at and how it came to. */
export type InstrumentItem = Omit<Instrument, 'thing' | 'parties' | 'citations'> & {
  readonly parties: readonly Named[];
  readonly citations: readonly CitationAnswer[];
  /** What it certainly stands at; null: nothing had begun, or it can't be told. */
  readonly standing: string | null;
  /** How sure its standing is; `not-yet`: nothing had begun, not even possibly. */
  readonly certainty: 'certain' | 'possible' | 'not-yet';
  readonly periods: readonly StandingPeriod[];
  readonly occurrences: number;
};

/** A chronicle as its register gives it. */
export type ChronicleItem = Omit<Chronicle, 'thing'> & { readonly occurrences: number };

/** `GET /api/sources`, `/api/actors`, `/api/instruments`, `/api/chronicles` */
export interface RegisterAnswer<Item> {
  readonly asOf: AsOf;
  readonly total: number;
  readonly items: readonly Item[];
}

/** `GET /api/sources/{id}`: the source and what it bears on. */
export interface SourceAnswer extends WithRedactions {
  readonly asOf: AsOf;
  readonly source: SourceItem;
  readonly citations: readonly {
    readonly occurrence: Named & { readonly date: DateOnly; readonly kind: string };
    readonly citation: Citation;
    /** Whether no other source supports that occurrence. */
    readonly alone: boolean;
  }[];
}

/** `GET /api/actors/{id}`: the actor and its dossier, by role. */
export interface ActorAnswer extends WithRedactions {
  readonly asOf: AsOf;
  readonly actor: ActorItem;
  readonly roles: readonly {
    readonly role: string;
    readonly occurrences: readonly OccurrenceItem[];
  }[];
}

/** `GET /api/instruments/{id}` */
export interface InstrumentAnswer extends WithRedactions {
  readonly asOf: AsOf;
  readonly instrument: InstrumentItem;
}

/** `GET /api/chronicles/{id}` */
export interface ChronicleAnswer extends WithRedactions {
  readonly asOf: AsOf;
  readonly chronicle: ChronicleItem;
}

/** One thing that a search found. */
export interface SearchResult {
  readonly thing: 'occurrence' | 'source' | 'actor' | 'instrument';
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly highlights: Highlights;
  /** The occurrence's date; null for other things. */
  readonly date: DateOnly | null;
}

/** `GET /api/search`: best first. */
export interface SearchAnswer {
  readonly asOf: AsOf;
  readonly total: number;
  readonly items: readonly SearchResult[];
}
