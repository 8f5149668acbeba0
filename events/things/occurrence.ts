import type { Citation } from '../vocabulary/citation.ts';
import type { EventData, Recorded } from '../vocabulary/event.ts';
import { revise } from './revise.ts';
import { slugOf } from './slug.ts';

/** A sourced relation from one occurrence to another (`occurrence` is the other's id). */
export type Relation = EventData<'OccurrenceRelated'>;

/** A competing claim, open until it is resolved. */
export type Dispute = EventData<'OccurrenceDisputed'> & {
  readonly resolved: Omit<EventData<'DisputeResolved'>, 'dispute'> | null;
};

/** What the events of one occurrence's stream add up to. */
export type Occurrence = Omit<Required<EventData<'OccurrenceRecorded'>>, 'citations'> & {
  readonly thing: 'occurrence';
  readonly id: string;
  /** Version of the stream that this state is at. */
  readonly version: number;
  /** A retracted or merged occurrence is in no view but the ledger. */
  readonly status: 'live' | 'retracted' | 'merged';
  /** The occurrence that is kept instead, when merged. */
  readonly mergedInto: string | null;
  readonly citations: readonly Citation[];
  readonly relations: readonly Relation[];
  readonly disputes: readonly Dispute[];
  /** Positions of its events whose data was removed, in the order of folding; absent: none was. */
  readonly redacted?: readonly number[];
};

/** The citations of an occurrence that support it. */
export function supportOf(occurrence: Pick<Occurrence, 'citations'>): readonly Citation[] {
  return occurrence.citations.filter((citation) => citation.stance === 'supports');
}

/** Whether two citations name the same place in the same source. */
export function samePlace(
  a: Pick<Citation, 'source' | 'locator'>,
  b: Pick<Citation, 'source' | 'locator'>,
): boolean {
  return a.source === b.source && a.locator === b.locator;
}

/** Folds one event into the state of its occurrence; total over whatever the log holds. */
export function evolveOccurrence(state: Occurrence | null, event: Recorded): Occurrence | null {
  if (event.type === 'OccurrenceRecorded') return recorded(event);
  if (!state) return null;
  const next = change(state, event);
  return next && { ...next, version: event.version };
}

function recorded(event: Recorded & { type: 'OccurrenceRecorded' }): Occurrence {
  // Named one by one: spreading data that was parsed from JSON costs thirty times as much.
  const { data } = event;
  return {
    title: data.title,
    summary: data.summary,
    date: data.date,
    kind: data.kind,
    actors: data.actors,
    places: data.places,
    tags: data.tags,
    chronicles: data.chronicles,
    importance: data.importance,
    effects: data.effects,
    citations: data.citations,
    thing: 'occurrence',
    id: event.stream.slice('occurrence-'.length),
    version: event.version,
    slug: data.slug ?? slugOf(data.title),
    status: 'live',
    mergedInto: null,
    relations: [],
    disputes: [],
  };
}

function change(state: Occurrence, event: Recorded): Occurrence | null {
  switch (event.type) {
    case 'OccurrenceRevised':
      return revise(state, event.data);
    case 'OccurrenceRedated':
      return { ...state, date: event.data.date };
    case 'CitationAdded':
      return { ...state, citations: withCitation(state, event.data) };
    case 'CitationWithdrawn':
      return {
        ...state,
        citations: state.citations.filter((citation) => !samePlace(citation, event.data)),
      };
    case 'OccurrenceRelated':
      return { ...state, relations: withRelation(state, event.data) };
    case 'OccurrenceUnrelated':
      return {
        ...state,
        relations: state.relations.filter((one) => !sameTie(one, event.data)),
      };
    case 'OccurrenceDisputed':
      return { ...state, disputes: [...state.disputes, { ...event.data, resolved: null }] };
    case 'DisputeResolved':
      return { ...state, disputes: state.disputes.map((one) => resolve(one, event.data)) };
    case 'OccurrenceRetracted':
      return { ...state, status: 'retracted' };
    case 'OccurrenceReinstated':
      return { ...state, status: 'live', mergedInto: null };
    case 'OccurrenceMerged':
      return { ...state, status: 'merged', mergedInto: event.data.into };
    default:
      return state;
  }
}

// What was taken back by an event that was redacted stands, and may then be said again: the later
// word takes its place.
function withCitation({ citations }: Occurrence, added: Citation): readonly Citation[] {
  return [...citations.filter((one) => !samePlace(one, added)), added];
}

function withRelation({ relations }: Occurrence, added: Relation): readonly Relation[] {
  return [...relations.filter((one) => !sameTie(one, added)), added];
}

function sameTie(
  a: EventData<'OccurrenceUnrelated'>,
  b: EventData<'OccurrenceUnrelated'>,
): boolean {
  return a.relation === b.relation && a.occurrence === b.occurrence;
}

function resolve(dispute: Dispute, data: EventData<'DisputeResolved'>): Dispute {
  if (dispute.dispute !== data.dispute) return dispute;
  return { ...dispute, resolved: { outcome: data.outcome, resolution: data.resolution } };
}
