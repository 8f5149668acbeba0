import type { OccurrenceItem, TimelineAnswer } from '../../events/readings/answers.ts';
import { namedThings, type Names } from '../differences/names.ts';

/** Names as the facets and items of some answers give them. */
export function namesFrom(answers: readonly (TimelineAnswer | null)[]): Names {
  const names = new Map<string, string>();
  for (const answer of answers) {
    for (const of of namedThings)
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
