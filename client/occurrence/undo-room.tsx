import { lazy, Suspense } from 'react';
import type { HistoryEntry } from '../../events/readings/answers.ts';
import { Fallback } from '../frame/fallback.tsx';

const UndoEvent = lazy(() => import('../correcting/undo-event.tsx'));

interface UndoRoomProps {
  readonly event: HistoryEntry['event'];
  readonly onClose: () => void;
}

/** The place where one event is undone, whose code comes on its own. */
export function UndoRoom(props: UndoRoomProps) {
  return (
    <Fallback words="The way to undo this could not be loaded. To try again, load the page anew.">
      <Suspense>
        <UndoEvent {...props} />
      </Suspense>
    </Fallback>
  );
}
