import { useSyncExternalStore } from 'react';

/** From this width on the panel stands beside the timeline; layout.css has the same figure. */
const wide = '(min-width: 68rem)';

/** Whether the page is wide enough for a panel beside what it is about. */
export function useIsWide(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(wide);
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => matchMedia(wide).matches,
  );
}
