import { useSyncExternalStore } from 'react';

/** Where the page is: the path and the query of its address. */
export interface Address {
  readonly path: string;
  readonly search: string;
  /** How one came here; `travel` is Back and Forward, which keep their place on the page. */
  readonly move: 'push' | 'replace' | 'travel';
}

const listeners = new Set<() => void>();
let current = read('travel');

/** The page's address; the component draws again whenever it changes. */
export function useAddress(): Address {
  return useSyncExternalStore(listen, () => current);
}

/** The address as it is now, for handlers that run long after they were made. */
export function addressNow(): Address {
  return current;
}

/**
 * Goes to an address of this site. `push` makes a step that Back undoes; `replace` is for what
 * changes continuously, such as the window while it is dragged.
 */
export function goTo(href: string, how: 'push' | 'replace'): void {
  if (href === `${current.path}${current.search}`) return;
  if (how === 'push') history.pushState(null, '', href);
  else history.replaceState(null, '', href);
  changed(how);
}

function listen(listener: () => void): () => void {
  if (listeners.size === 0) addEventListener('popstate', travelled);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('popstate', travelled);
  };
}

function travelled(): void {
  changed('travel');
}

function changed(move: Address['move']): void {
  current = read(move);
  for (const listener of listeners) listener();
}

function read(move: Address['move']): Address {
  return { path: location.pathname, search: location.search, move };
}
