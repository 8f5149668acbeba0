import { useMemo } from 'react';
import type { OccurrenceItem } from '../../events/readings/answers.ts';

/** The day by which occurrences are put in order of time: when it began, as far as that is known. */
export function orderDay(item: Pick<OccurrenceItem, 'date'>): number {
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

/** The neighbours of an occurrence in time, among those that the page has read. */
export function useNeighbours(
  id: string | null,
  list: readonly OccurrenceItem[] | null,
  timeline: readonly OccurrenceItem[] | null,
): { readonly earlier: OccurrenceItem | null; readonly later: OccurrenceItem | null } {
  return useMemo(() => {
    const order = inTimeOrder(list ?? [], timeline ?? []);
    const at = order.findIndex((item) => item.id === id);
    if (at < 0) return { earlier: null, later: null };
    return { earlier: order[at - 1] ?? null, later: order[at + 1] ?? null };
  }, [id, list, timeline]);
}
