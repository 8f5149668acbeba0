import { useEffect } from 'react';
import type { RefObject } from 'react';
import type { OverviewHandle } from './overview.tsx';
import type { TimelineReplay } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.ts';

/** Has the plot and the overview follow the play-head, outside of React. */
export function useHeadLine(
  view: TimelineView | null,
  replay: TimelineReplay | undefined,
  overview: RefObject<OverviewHandle | null>,
): void {
  const { head, listen, match } = replay ?? {};
  useEffect(() => {
    if (!view || !head || !listen || !match) return undefined;
    const band = overview.current;
    const follow = (): void => {
      const now = head();
      view.standHead(now, match);
      overview.current?.cut(now.at);
    };
    follow();
    const stop = listen(follow);
    return () => {
      stop();
      view.standHead(null, match);
      band?.cut(null);
    };
  }, [view, head, listen, match, overview]);
}
