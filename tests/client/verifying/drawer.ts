import type { Drawer } from '../../../client/adding/drafts.ts';

/** A browser's store, in memory. */
export function openDrawer(): Drawer {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (name) => entries.get(name) ?? null,
    setItem: (name, value) => void entries.set(name, value),
    removeItem: (name) => void entries.delete(name),
  };
}

/** A store that is full. */
export function fullDrawer(): Drawer {
  return {
    ...openDrawer(),
    setItem() {
      throw new DOMException('There is no room.', 'QuotaExceededError');
    },
  };
}
