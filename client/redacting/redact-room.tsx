import { lazy, Suspense, useState } from 'react';
import type { HistoryEntry } from '../../events/readings/answers.ts';
import { Fallback } from '../frame/fallback.tsx';

const RedactEvent = lazy(() => import('./redact-event.tsx'));

interface RedactRoomProps {
  readonly event: HistoryEntry['event'];
  /** The version that the stream of the event is at, as the page shows it. */
  readonly version: number;
}

/** The way to redact an event, whose code comes on its own; nothing where there is no data. */
export function RedactRoom({ event, version }: RedactRoomProps) {
  const [isOpen, setOpen] = useState(false);
  if (event.type === 'EventRedacted' || Object.keys(event.data ?? {}).length === 0) return null;
  return (
    <>
      <button type="button" className="quiet-button history-undo" onClick={() => setOpen(true)}>
        Redact …<span className="unseen"> event {event.position}</span>
      </button>
      {isOpen && (
        <Fallback words="The way to redact this could not be loaded. To try again, load the page anew.">
          <Suspense>
            <RedactEvent {...{ event, version }} onClose={() => setOpen(false)} />
          </Suspense>
        </Fallback>
      )}
    </>
  );
}
