import type { OccurrenceAnswer, OccurrenceItem } from '../../events/readings/answers.ts';
import { useAnswer, type Asked } from '../answers/use-answer.ts';
import { printClocks } from '../reading/reading-address.ts';
import type { Reading } from '../reading/reading.ts';
import type { ReadingClocks } from './comparison.ts';
import type { Compared } from './use-comparison.ts';

/** The occurrence that is open in a comparison, and the reading that it is told by. */
export interface ComparedOccurrence {
  readonly id: string;
  readonly asked: Asked<OccurrenceAnswer>;
  readonly clocks: ReadingClocks;
  /** Whether it is told by the earlier reading, because the later has it no more. */
  readonly isEarlier: boolean;
}

/**
 * Asks for the open occurrence as the later reading tells it, or, where only the earlier has it, as
 * that one does. It is asked for once what both readings name is known.
 */
export function useComparedOccurrence(
  reading: Reading,
  { clocks, changes, marks, timelines }: Compared,
  items: readonly OccurrenceItem[],
): ComparedOccurrence {
  const name = reading.open ?? '';
  const id = items.find((item) => item.id === name || item.slug === name)?.id ?? name;
  const row = changes.isCurrent ? changes.items?.find(({ key }) => key === id) : undefined;
  const isEarlier = (row?.change ?? marks.get(id)) === 'removed';
  const told = isEarlier ? clocks.earlier : clocks.later;
  const isKnown = reading.open !== null && timelines !== null && changes.isCurrent;
  const query = printClocks({ ...reading, ...told });
  const asked = useAnswer<OccurrenceAnswer>(
    isKnown ? `/api/occurrences/${encodeURIComponent(id)}${query}` : null,
  );
  return { id, asked, clocks: told, isEarlier };
}
