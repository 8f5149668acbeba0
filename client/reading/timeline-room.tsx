import { lazy, Suspense, type Ref } from 'react';
import { Fallback } from '../frame/fallback.tsx';
import type { TimelineHandle, TimelineProps } from '../timeline/timeline.tsx';

const Timeline = lazy(() => import('../timeline/timeline.tsx'));

const undrawn =
  'The timeline could not be drawn. The list shows the same occurrences; to try again, load the ' +
  'page anew.';

interface TimelineRoomProps extends TimelineProps {
  readonly handle: Ref<TimelineHandle>;
}

/**
 * The place of the timeline. Its code comes on its own, so the list never waits for it, and where
 * it does not come the page says so and goes on with the list.
 */
export function TimelineRoom({ handle, ...props }: TimelineRoomProps) {
  return (
    <div className="timeline-room">
      <Fallback words={undrawn}>
        <Suspense fallback={<div className="timeline-waiting" aria-busy="true" />}>
          <Timeline {...props} ref={handle} />
        </Suspense>
      </Fallback>
    </div>
  );
}
