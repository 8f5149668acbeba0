import type { RefObject } from 'react';
import type { Lanes } from '../reading/reading.ts';
import { TimelineControls } from '../reading/toolbar.tsx';
import type { DayWindow } from '../reading/window.ts';
import type { TimelineHandle } from '../timeline/timeline.tsx';
import { windowInWords } from '../writing/day-words.ts';

interface CompareToolbarProps {
  readonly drawn: DayWindow | null;
  readonly lanes: Lanes;
  readonly handle: RefObject<TimelineHandle | null>;
  readonly fit: () => void;
  readonly onLanes: (lanes: Lanes) => void;
}

/** Which stretch of time is in view, in words, and the controls that both readings share. */
export function CompareToolbar({ drawn, lanes, handle, fit, onLanes }: CompareToolbarProps) {
  return (
    <div className="toolbar">
      <p className="in-view">
        {drawn !== null && <span className="in-view-window">{windowInWords(drawn)}</span>}
      </p>
      <div className="toolbar-controls">
        <TimelineControls
          lanes={lanes}
          onLanes={onLanes}
          onZoom={(factor) => handle.current?.zoom(factor)}
          onFit={fit}
          onToday={() => handle.current?.showToday()}
        />
      </div>
    </div>
  );
}
