import type { OccurrenceItem } from '../../events/readings/answers.ts';

/**
 * The most important of an answer's items, whatever their order, and the selected one even if it
 * is not among them. In a comparison what `differs` comes before all that does not.
 */
export function namedOf(
  items: readonly OccurrenceItem[],
  count: number,
  selected: string | null,
  differs: ReadonlyMap<string, unknown> = new Map(),
): readonly OccurrenceItem[] {
  if (items.length <= count) return items;
  const ranked = [...items].sort(
    (a, b) => Number(differs.has(b.id)) - Number(differs.has(a.id)) || b.importance - a.importance,
  );
  const extra = ranked.slice(count).find(({ id }) => id === selected);
  return extra ? [...ranked.slice(0, count - 1), extra] : ranked.slice(0, count);
}
