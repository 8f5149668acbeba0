import type { DiffAnswer, RowChange } from '../../events/readings/diff.ts';
import type { ChangeSort } from '../timeline/change-signs.ts';
import type { ChangeCounts } from './reading-words.ts';

/** Of which sort a change is; what has another date is told as moved, whatever else changed. */
export function sortOf({ change, moved }: Pick<RowChange, 'change' | 'moved'>): ChangeSort {
  return change === 'changed' && moved ? 'moved' : change;
}

/** The same change seen from the other reading: what was added was removed, and back. */
export function turned(row: RowChange): RowChange {
  return {
    ...row,
    change: turnedChange[row.change],
    fields: row.fields.map(({ pointer, before, after }) => ({
      pointer,
      before: after,
      after: before,
    })),
  };
}

const turnedChange = { added: 'removed', removed: 'added', changed: 'changed' } as const;

/** The counts of an answer by sort; `isTurned`: seen from the other reading. */
export function countsOf(counts: DiffAnswer['counts'], isTurned: boolean): ChangeCounts {
  const { added, removed, changed, moved } = counts;
  return {
    added: isTurned ? removed : added,
    removed: isTurned ? added : removed,
    moved,
    changed: changed - moved,
  };
}
