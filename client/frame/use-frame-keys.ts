import { useEffect, useEffectEvent } from 'react';
import { searchFieldId } from '../search/search-box.tsx';

/** Whether a key press is meant for a field, a dialog or the browser rather than for the page. */
export function isForOthers(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select, dialog[open] *');
}

/** The keys of every page: `/` goes to the search, `?` shows and hides the list of keys. */
export function useFrameKeys(onHelp: () => void): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === '?' && !isInField(event)) {
      event.preventDefault();
      onHelp();
    } else if (event.key === '/' && !isForOthers(event)) {
      event.preventDefault();
      const field = document.getElementById(searchFieldId);
      if (field instanceof HTMLInputElement) {
        field.focus();
        field.select();
      }
    }
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function isInField(event: KeyboardEvent): boolean {
  const { target } = event;
  return target instanceof HTMLElement && target.matches('input, textarea, select');
}
