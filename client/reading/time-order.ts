import { useMemo } from 'react';
import type { OccurrenceItem } from '../../events/readings/answers.ts';
import type { Sort } from './reading.ts';

/** The day by which occurrences are put in order of time: when it began, as far as that is known. */
function orderDay(item: Pick<OccurrenceItem, 'date'>): number {
  const { start, end } = item.date;
  return start.earliest ?? start.latest ?? end.latest ?? 0;
}

/** Occurrences in order of time, each once; those of one day by their ids, so that it is settled. */
export function inTimeOrder(
  ...lists: readonly (readonly OccurrenceItem[])[]
): readonly OccurrenceItem[] {
  const items = new Map(lists.flat().map((item) => [item.id, item]));
  return [...items.values()].sort(
    (a, b) => orderDay(a) - orderDay(b) || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
}

/**
 * The neighbours of an occurrence in time, among those that the page has read: as the list has them
 * where it is in order of time itself.
 */
export function useNeighbours(
  id: string | null,
  list: readonly OccurrenceItem[] | null,
  timeline: readonly OccurrenceItem[] | null,
  sort: Sort,
): { readonly earlier: OccurrenceItem | null; readonly later: OccurrenceItem | null } {
  return useMemo(() => {
    const isListed = sort === 'occurred' && list?.some((item) => item.id === id) === true;
    const order = isListed ? list : inTimeOrder(list ?? [], timeline ?? []);
    const at = order.findIndex((item) => item.id === id);
    if (at < 0) return { earlier: null, later: null };
    return { earlier: order[at - 1] ?? null, later: order[at + 1] ?? null };
  }, [id, list, timeline, sort]);
}
