import { useSyncExternalStore } from 'react';

/** Light or dark; public/theme.js sets the first one before anything is drawn. */
export type Theme = 'light' | 'dark';

const key = 'regesta-theme';
const listeners = new Set<() => void>();

/** The theme that the page is drawn in. */
export function useTheme(): Theme {
  return useSyncExternalStore(listen, themeNow);
}

/** Draws the page in the other theme and remembers it, where the browser lets us. */
export function switchTheme(): void {
  const next = themeNow() === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(key, next);
  } catch {
    // Without storage the choice holds until the page is closed.
  }
  draw(next);
}

function themeNow(): Theme {
  return document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
}

function draw(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const follow = (): void => {
    if (!isRemembered()) draw(system.matches ? 'dark' : 'light');
  };
  listeners.add(listener);
  system.addEventListener('change', follow);
  return () => {
    listeners.delete(listener);
    system.removeEventListener('change', follow);
  };
}

function isRemembered(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}
