import type { PresenceTold } from '../../events/readings/presence.ts';

const known = new Map<string, PresenceTold['people']>();
const listeners = new Set<() => void>();
const nobody: PresenceTold['people'] = [];

/** Takes in who is at a thing. */
export function tellPresence({ at, people }: PresenceTold): void {
  if (people.length === 0) known.delete(at);
  else known.set(at, people);
  for (const listener of listeners) listener();
}

/** Who is at a thing, as far as this page was told; the same array until that changes. */
export function peopleAt(at: string): PresenceTold['people'] {
  return known.get(at) ?? nobody;
}

/** Calls back whenever someone comes, goes or does something else; returns an undo. */
export function onPresence(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
