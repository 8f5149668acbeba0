import { useMemo } from 'react';
import type { OccurrenceItem } from '../../events/readings/answers.ts';
import { changeInWords, inTimeOrder, type ChangeInWords } from './change-in-words.ts';
import { namesFrom } from './names.ts';
import type { Compared } from './use-comparison.ts';

/**
 * The changes read so far, in words. All of them at once are put in order of time; where they come
 * page by page they stay in the order in which they come, so that none moves while it is read.
 */
export function useChangesInWords(
  { changes, timelines, overviews }: Compared,
  items: readonly OccurrenceItem[],
): readonly ChangeInWords[] {
  const { earlier, later } = overviews;
  const names = useMemo(
    () => namesFrom([earlier, later, timelines?.earlier ?? null, timelines?.later ?? null]),
    [earlier, later, timelines],
  );
  const { items: rows, lastPage } = changes;
  return useMemo(() => {
    const named = new Map(items.map((item) => [item.id, item]));
    const told = (rows ?? []).map((row) => changeInWords(row, named.get(row.key), names));
    const isOnePage = lastPage !== null && lastPage.items.length === lastPage.total;
    return isOnePage ? inTimeOrder(told) : told;
  }, [rows, lastPage, items, names]);
}

/** What either timeline names, each occurrence once: as the later has it, where it does. */
export function useComparedItems({
  timelines,
}: Pick<Compared, 'timelines'>): readonly OccurrenceItem[] {
  return useMemo(() => {
    const all = [...(timelines?.earlier.items ?? []), ...(timelines?.later.items ?? [])];
    return [...new Map(all.map((item) => [item.id, item])).values()];
  }, [timelines]);
}
