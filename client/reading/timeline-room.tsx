import { Component, lazy, Suspense, type ReactNode, type Ref } from 'react';
import type { TimelineHandle, TimelineProps } from '../timeline/timeline.tsx';

const Timeline = lazy(() => import('../timeline/timeline.tsx'));

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
      <Fallback>
        <Suspense fallback={<div className="timeline-waiting" aria-busy="true" />}>
          <Timeline {...props} ref={handle} />
        </Suspense>
      </Fallback>
    </div>
  );
}

interface FallbackState {
  readonly hasFailed: boolean;
}

/** Stands in for a timeline that could not be loaded or drawn. */
class Fallback extends Component<{ readonly children: ReactNode }, FallbackState> {
  static getDerivedStateFromError(): FallbackState {
    return { hasFailed: true };
  }

  override state: FallbackState = { hasFailed: false };

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <p className="notice" role="alert">
        The timeline could not be drawn. The list shows the same occurrences; to try again, load the
        page anew.
      </p>
    );
  }
}
