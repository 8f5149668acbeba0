import type { EventTypeName } from '../../events/vocabulary/event.ts';

/** The event types under the things that they are said of. */
export const typeGroups: readonly {
  readonly thing: string;
  readonly types: readonly EventTypeName[];
}[] = [
  {
    thing: 'Occurrences',
    types: [
      'OccurrenceRecorded',
      'OccurrenceRevised',
      'OccurrenceRedated',
      'CitationAdded',
      'CitationWithdrawn',
      'OccurrenceRelated',
      'OccurrenceUnrelated',
      'OccurrenceDisputed',
      'DisputeResolved',
      'OccurrenceRetracted',
      'OccurrenceReinstated',
      'OccurrenceMerged',
    ],
  },
  { thing: 'Sources', types: ['SourceRegistered', 'SourceRevised', 'SourceWithdrawn'] },
  { thing: 'Actors', types: ['ActorRegistered', 'ActorRevised'] },
  { thing: 'Instruments', types: ['InstrumentRegistered', 'InstrumentRevised'] },
  { thing: 'Chronicles', types: ['ChronicleOpened', 'ChronicleRevised'] },
  { thing: 'Anything', types: ['EventRedacted'] },
];
