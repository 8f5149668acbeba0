import type { Citation } from '../../events/vocabulary/citation.ts';
import type { EventData, Recorded } from '../../events/vocabulary/event.ts';

/** An occurrence as a log tells it, in plain lists. */
export interface ToldOccurrence {
  readonly id: string;
  told: Omit<EventData<'OccurrenceRecorded'>, 'citations'>;
  citations: Citation[];
  relations: EventData<'OccurrenceRelated'>[];
  readonly disputes: EventData<'OccurrenceDisputed'>[];
  isLive: boolean;
}

/** What a log tells, worked out event by event: written apart from the folds of the program. */
export interface Told {
  readonly occurrences: Map<string, ToldOccurrence>;
  /** When each source was published, in EDTF; null: not known. */
  readonly published: Map<string, string | null>;
  /** The sources that are not relied upon any more. */
  readonly withdrawn: Set<string>;
  readonly instruments: Set<string>;
}

/** What a log tells at its end. */
export function toldBy(log: readonly Recorded[]): Told {
  const told: Told = {
    occurrences: new Map(),
    published: new Map(),
    withdrawn: new Set(),
    instruments: new Set(),
  };
  for (const event of log) {
    const id = event.stream.slice(event.stream.indexOf('-') + 1);
    tellOfRegister(told, id, event);
    if (event.type === 'OccurrenceRecorded') {
      const { citations, ...rest } = event.data;
      told.occurrences.set(id, {
        id,
        told: rest,
        citations: [...citations],
        relations: [],
        disputes: [],
        isLive: true,
      });
    }
    const occurrence = told.occurrences.get(id);
    if (occurrence && event.stream.startsWith('occurrence-')) tellOf(occurrence, event);
  }
  return told;
}

function tellOfRegister(told: Told, id: string, event: Recorded): void {
  if (event.type === 'InstrumentRegistered') told.instruments.add(id);
  if (event.type === 'SourceRegistered') told.published.set(id, event.data.published ?? null);
  if (event.type === 'SourceWithdrawn') told.withdrawn.add(id);
  if (event.type === 'SourceRevised' && event.data.published !== undefined)
    told.published.set(id, event.data.published);
}

function tellOf(one: ToldOccurrence, event: Recorded): void {
  if (event.type === 'OccurrenceRevised') one.told = Object.assign({}, one.told, event.data);
  if (event.type === 'OccurrenceRedated') one.told = { ...one.told, date: event.data.date };
  if (event.type === 'CitationAdded') one.citations.push(event.data);
  if (event.type === 'OccurrenceRelated') one.relations.push(event.data);
  if (event.type === 'OccurrenceDisputed') one.disputes.push(event.data);
  if (event.type === 'OccurrenceRetracted' || event.type === 'OccurrenceMerged') one.isLive = false;
  if (event.type === 'OccurrenceReinstated') one.isLive = true;
  if (event.type === 'CitationWithdrawn') {
    const { source, locator } = event.data;
    one.citations = one.citations.filter(
      (citation) => citation.source !== source || citation.locator !== locator,
    );
  }
  if (event.type === 'OccurrenceUnrelated') {
    const { relation, occurrence } = event.data;
    one.relations = one.relations.filter(
      (related) => related.relation !== relation || related.occurrence !== occurrence,
    );
  }
}
