import type { EventData } from '../../events/vocabulary/event.ts';
import type { Choice } from './choice.ts';
import { citationOf, type CitationDraft } from './citation-draft.ts';

type Related = EventData<'OccurrenceRelated'>;

/** A relation to another occurrence as it is being written; `eventId` is made once. */
export interface RelationDraft {
  readonly eventId: string;
  readonly relation: Related['relation'];
  readonly occurrence: Choice;
  readonly citation: CitationDraft;
}

/** The relation as an event says it. */
export function relationOf({ relation, occurrence, citation }: RelationDraft): Related {
  return { relation, occurrence: occurrence.id ?? '', citation: citationOf(citation) };
}
