import type { OccurrenceItem } from '../../events/readings/answers.ts';
import type { ChangeSort } from './change-signs.ts';

/** What differs from another reading, to be marked. */
export interface TimelineChanges {
  /** The sort of change by the id of the occurrence; the others are drawn quietly. */
  readonly sorts: ReadonlyMap<string, ChangeSort>;
  /** Occurrences that moved, as they were dated before: drawn as ghosts beside their marks. */
  readonly former: readonly OccurrenceItem[];
}

/** How a mark is told apart in a comparison: by its change, as a former place, or as unchanged. */
export type ChangeMark = ChangeSort | 'former' | 'same';

/** How an occurrence is marked; null where nothing is compared. */
export function changeMarkOf(
  item: OccurrenceItem,
  changes: TimelineChanges | null,
): ChangeMark | null {
  if (changes === null) return null;
  return changes.former.includes(item) ? 'former' : (changes.sorts.get(item.id) ?? 'same');
}

/** The key of the mark at the former place of what has a mark with this key. */
export function formerKey(key: string): string {
  return `${key} was`;
}

/** What a mark says of the change, for a note beside it and for those who can't see it. */
export function changeWords(mark: ChangeMark | null): readonly string[] {
  if (mark === null || mark === 'same') return [];
  return [mark === 'former' ? 'former date; it has moved' : mark];
}
