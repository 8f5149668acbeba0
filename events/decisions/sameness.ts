import type { Refusal } from './contract.ts';
import { refuse } from './rules.ts';

/** Whether two JSON values are the same; the order of an object's keys does not count. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = Object.entries(a).filter(isGiven);
  const right = new Map<string, unknown>(Object.entries(b).filter(isGiven));
  return (
    left.length === right.size &&
    left.every(([name, value]) => right.has(name) && isSameValue(value, right.get(name)))
  );
}

// A field that is absent and one that is undefined are the same: JSON has no other way to say it.
function isGiven([, value]: [string, unknown]): boolean {
  return value !== undefined;
}

/** Refuses a revision whose every named field already has the value that it gives. */
export function checkChanges(state: object, changes: object): Refusal | null {
  const before = new Map<string, unknown>(Object.entries(state));
  const isChange = Object.entries(changes).some(
    ([name, value]) => value !== undefined && !isSameValue(value, before.get(name) ?? null),
  );
  if (isChange) return null;
  return refuse('nothing-changed', '', 'every field named is so already; send only what is new');
}

/** Refuses a list that names the same twice; `pointer` is the list's. An absent or cleared list passes. */
export function checkDistinct<Item>(
  items: readonly Item[] | null | undefined,
  pointer: string,
  isSame: (a: Item, b: Item) => boolean = Object.is,
): Refusal | null {
  if (!items || items.length < 2) return null;
  // Quadratic without allocating: schemas hold every list to a few hundred members.
  const index = items.findIndex((item, at) => items.findIndex((one) => isSame(one, item)) < at);
  if (index < 0) return null;
  return refuse('duplicate', `${pointer}/${index}`, 'is in the list already; name it once');
}
