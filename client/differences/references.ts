import type { HistoryEntry } from '../../events/readings/answers.ts';
import type { StreamKind } from '../../events/vocabulary/event-type.ts';

/** The names of fields that hold ids, and what each is the id of. */
const kinds: ReadonlyMap<string, StreamKind> = new Map([
  ['actor', 'actor'],
  ['partOf', 'actor'],
  ['parties', 'actor'],
  ['source', 'source'],
  ['citedVia', 'source'],
  ['instrument', 'instrument'],
  ['occurrence', 'occurrence'],
  ['mergedInto', 'occurrence'],
  ['into', 'occurrence'],
  ['chronicles', 'chronicle'],
]);

/** The streams of the things that changes name by their ids, each once. */
export function referencesIn(changes: HistoryEntry['changes']): readonly string[] {
  const streams = new Set<string>();
  for (const { pointer, before, after } of changes) {
    const field = pointer.split('/').findLast((part) => !/^\d*$/u.test(part)) ?? '';
    for (const value of [before, after]) collect(field, value, streams);
  }
  return [...streams];
}

function collect(field: string, value: unknown, into: Set<string>): void {
  const kind = kinds.get(field);
  if (typeof value === 'string' && kind !== undefined) into.add(`${kind}-${value}`);
  else if (Array.isArray(value)) for (const member of value) collect(field, member, into);
  else if (typeof value === 'object' && value !== null)
    for (const [name, part] of Object.entries(value)) collect(name, part, into);
}
