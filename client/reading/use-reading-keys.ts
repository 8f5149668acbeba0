import { useEffect, useEffectEvent } from 'react';
import { isForOthers } from '../frame/use-frame-keys.ts';

/** What the keys of the timeline's page do. */
export interface ReadingKeys {
  readonly zoom: (factor: number) => void;
  readonly fit: () => void;
  readonly today: () => void;
  readonly toggleList: () => void;
  /** Goes to where an occurrence is added; false for those who may not. */
  readonly add?: () => boolean;
  /** Steps through the occurrences in time from wherever nothing else has the focus. */
  readonly walk: (key: string) => void;
  /** Closes what is open; false when nothing is. */
  readonly close: () => boolean;
}

const zoomStep = 1.6;

/** Listens for the keys of the timeline's page, wherever on it the focus is. */
export function useReadingKeys(keys: ReadingKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isForOthers(event)) return;
    if (act(keys, event)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function act(keys: ReadingKeys, event: KeyboardEvent): boolean {
  switch (event.key) {
    case '+':
    case '=':
      keys.zoom(zoomStep);
      return true;
    case '-':
    case '−':
      keys.zoom(1 / zoomStep);
      return true;
    case '0':
      keys.fit();
      return true;
    case 't':
      keys.today();
      return true;
    case 'l':
      keys.toggleList();
      return true;
    case 'n':
      return keys.add?.() ?? false;
    case 'Escape':
      return keys.close();
    case 'ArrowLeft':
    case 'ArrowRight':
      if (event.target !== document.body) return false;
      keys.walk(event.key);
      return true;
    default:
      return false;
  }
}
