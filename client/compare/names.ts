import type { OccurrenceItem, TimelineAnswer } from '../../events/readings/answers.ts';

/** The registers whose things a row names by their ids, and the kinds. */
const named = ['kind', 'actor', 'source', 'instrument', 'chronicle'] as const;

/** What something named by its id or word is called; the id itself where that is not known. */
export type Names = (of: (typeof named)[number] | 'occurrence', id: string) => string;

/** Names as the facets and items of some answers give them. */
export function namesFrom(answers: readonly (TimelineAnswer | null)[]): Names {
  const names = new Map<string, string>();
  for (const answer of answers) {
    for (const of of named)
      for (const { value, label } of answer?.facets[of] ?? []) names.set(`${of} ${value}`, label);
    for (const item of answer?.items ?? []) nameItem(names, item);
  }
  return (of, id) => names.get(`${of} ${id}`) ?? id;
}

function nameItem(names: Map<string, string>, item: OccurrenceItem): void {
  names.set(`occurrence ${item.id}`, item.title);
  for (const { id, name } of item.actors) names.set(`actor ${id}`, name);
  for (const { id, name } of item.instruments) names.set(`instrument ${id}`, name);
}
