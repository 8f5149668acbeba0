import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let current = '';

/** Says something to those who listen to the page rather than look at it. */
export function announce(text: string): void {
  if (text === current) return;
  current = text;
  for (const listener of listeners) listener();
}

/** The place from which announcements are read out. */
export function Announcer() {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
  return (
    <div role="status" className="unseen" data-testid="announcer">
      {text}
    </div>
  );
}
