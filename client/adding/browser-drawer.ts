import type { Drawer } from './drafts.ts';

/** The browser's own store; where it is closed to pages, one that holds nothing and says so. */
export function browserDrawer(): Drawer {
  try {
    return localStorage;
  } catch {
    return closed;
  }
}

const closed: Drawer = {
  length: 0,
  key: () => null,
  getItem: () => null,
  removeItem: () => undefined,
  setItem() {
    throw new DOMException('The store is closed.', 'SecurityError');
  },
};
