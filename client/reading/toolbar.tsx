import { useId } from 'react';
import { CompareLink } from '../compare/compare-link.tsx';
import { HeadCount } from '../replay/head-count.tsx';
import type { Replay } from '../replay/use-replay.ts';
import { counted, grouped } from '../writing/term.ts';
import { windowInWords } from '../writing/day-words.ts';
import { laneChoices, views, type Lanes, type View } from './reading.ts';
import type { DayWindow } from './window.ts';

const laneNames: Readonly<Record<Lanes, string>> = {
  none: 'None',
  kind: 'Kind',
  actor: 'Actor',
  place: 'Place',
  instrument: 'Instrument',
};

const viewNames: Readonly<Record<View, string>> = {
  both: 'Both',
  timeline: 'Timeline',
  list: 'List',
};

/** What the controls of the timeline need. */
interface ControlsProps {
  readonly lanes: Lanes;
  readonly onLanes: (lanes: Lanes) => void;
  readonly onZoom: (factor: number) => void;
  readonly onFit: () => void;
  readonly onToday: () => void;
}

interface ToolbarProps extends ControlsProps {
  /** How many occurrences the window holds; null: not known yet. */
  readonly total: number | null;
  /** How many match in all of time; null: not known yet. */
  readonly totalEver: number | null;
  readonly window: DayWindow | null;
  readonly view: View;
  readonly onView: (view: View) => void;
  /** What is replayed; null: nothing is. */
  readonly replay: Replay | null;
  readonly onReplay: (isShown: boolean) => void;
}

/** What is in view, in words and numbers, and the controls of the timeline. */
export function Toolbar(props: ToolbarProps) {
  const { total, totalEver, window, view, replay } = props;
  return (
    <div className="toolbar">
      <p className="in-view" data-testid="in-view">
        {window !== null && <span className="in-view-window">{windowInWords(window)}</span>}
        <span className="in-view-count">
          {replay === null ? inView(total, totalEver) : <HeadCount replay={replay} total={total} />}
        </span>
      </p>
      <div className="toolbar-controls">
        {view !== 'list' && <TimelineControls {...props} />}
        <button
          type="button"
          className="button replay-switch"
          aria-pressed={replay !== null}
          onClick={() => props.onReplay(replay === null)}
        >
          Replay
        </button>
        <CompareLink />
        <fieldset className="switch">
          <legend className="unseen">Show</legend>
          {views.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="view"
                checked={view === one}
                onChange={() => props.onView(one)}
              />
              <span>{viewNames[one]}</span>
            </label>
          ))}
        </fieldset>
      </div>
    </div>
  );
}

function inView(total: number | null, totalEver: number | null): string {
  if (total === null) return '';
  const isPart = totalEver !== null && total < totalEver;
  return isPart
    ? `${counted(total, 'occurrence')} of ${grouped(totalEver)}`
    : counted(total, 'occurrence');
}

/** What stands in lanes, and how much of time is in view. */
export function TimelineControls({ lanes, onLanes, onZoom, onFit, onToday }: ControlsProps) {
  const id = useId();
  return (
    <>
      <span className="choice">
        <label htmlFor={id}>Lanes</label>
        <select
          id={id}
          value={lanes}
          onChange={(event) => {
            const chosen = laneChoices.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) onLanes(chosen);
          }}
        >
          {laneChoices.map((one) => (
            <option key={one} value={one}>
              {laneNames[one]}
            </option>
          ))}
        </select>
      </span>
      <div role="group" aria-label="Zoom" className="zoom">
        <button type="button" aria-label="Zoom out" onClick={() => onZoom(1 / 1.6)}>
          −
        </button>
        <button type="button" aria-label="Zoom in" onClick={() => onZoom(1.6)}>
          +
        </button>
        <button type="button" onClick={onFit}>
          All time
        </button>
        <button type="button" onClick={onToday}>
          Today
        </button>
      </div>
    </>
  );
}
