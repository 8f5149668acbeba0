import type { CitationAnswer, OccurrenceAnswer } from '../../events/readings/answers.ts';
import { samePlace } from '../../events/things/occurrence.ts';
import type { Citation } from '../../events/vocabulary/citation.ts';
import type { Saying } from './saying.ts';

type Whole = Pick<OccurrenceAnswer['occurrence'], 'id' | 'version' | 'citations'>;

/** Two occurrences that are the same: the one that is kept, and the one that leads to it. */
export interface Duplicates {
  readonly kept: Whole;
  readonly gone: Whole;
}

/** The citations of the one that goes which the kept one lacks and may take. */
export function citationsToBring({ kept, gone }: Duplicates): readonly Citation[] {
  return gone.citations
    .filter(({ withdrawn }) => !withdrawn)
    .filter((citation) => !kept.citations.some((one) => samePlace(one, citation)))
    .map(citationSaid);
}

/** What merges two occurrences, in one transaction with the citations that are brought along. */
export function mergeSayings(duplicates: Duplicates, brings: boolean): readonly Saying[] {
  const { kept, gone } = duplicates;
  const brought = brings ? citationsToBring(duplicates) : [];
  return [
    ...brought.map((data) => ({
      stream: `occurrence-${kept.id}`,
      type: 'CitationAdded' as const,
      data,
      expectedVersion: kept.version,
    })),
    {
      stream: `occurrence-${gone.id}`,
      type: 'OccurrenceMerged',
      data: { into: kept.id },
      expectedVersion: gone.version,
    },
  ];
}

/** A citation as it was said, without what the archive knows of its source. */
export function citationSaid(citation: CitationAnswer): Citation {
  const { source, locator, stance, date, note, quote } = citation;
  return {
    source,
    locator,
    stance,
    ...(date !== null && { date: date.edtf }),
    ...(note !== undefined && { note }),
    ...(quote !== undefined && { quote }),
  };
}
