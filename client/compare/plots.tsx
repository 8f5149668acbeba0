import { useDeferredValue, useMemo, useRef, type RefObject } from 'react';
import type { OccurrenceAnswer, TimelineAnswer } from '../../events/readings/answers.ts';
import { useTheme } from '../frame/theme.ts';
import type { Lanes } from '../reading/reading.ts';
import { arcsFrom, useLaneLabels, useLegend } from '../reading/timeline-side.tsx';
import { TimelineRoom } from '../reading/timeline-room.tsx';
import { todayDay } from '../reading/today.ts';
import type { Opening } from '../reading/use-opening.ts';
import type { DayWindow } from '../reading/window.ts';
import type { TimelineHandle, TimelineProps } from '../timeline/timeline.tsx';
import { capital } from '../writing/term.ts';
import { overlaid } from './change-marks.ts';
import type { ComparisonView } from './comparison.ts';
import { joined } from './joined.ts';
import { readingInWords } from './reading-words.ts';
import type { Both, Compared } from './use-comparison.ts';

interface PlotsProps {
  readonly view: ComparisonView;
  readonly compared: Compared;
  readonly drawn: DayWindow;
  readonly lanes: Lanes;
  readonly opening: Opening;
  /** Of the timeline that the page's controls move; a second one follows it. */
  readonly handle: RefObject<TimelineHandle | null>;
  /** The occurrence whose relations are drawn as arcs; null: none are. */
  readonly arcsOf: OccurrenceAnswer['occurrence'] | null;
  readonly onWindowChange: (window: DayWindow, phase: 'moving' | 'settled') => void;
}

/** What both drawings of a comparison are given alike. */
type SharedProps = Omit<TimelineProps, 'answer' | 'onWindowChange' | 'ref' | 'changes'>;

/** Both readings drawn, with what differs marked: as one, or one above the other. */
export function Plots(props: PlotsProps) {
  const { compared, lanes, opening } = props;
  const overview = useMemo(() => joined(compared.overviews), [compared.overviews]);
  const whole = useMemo(
    () => compared.timelines && joined(compared.timelines),
    [compared.timelines],
  );
  const kinds = useLegend(overview);
  const laneLabels = useLaneLabels(whole, lanes, kinds);
  const arcs = useMemo(() => arcsFrom(props.arcsOf), [props.arcsOf]);
  const today = useMemo(() => todayDay(), []);
  const theme = useTheme();
  const shared: SharedProps = {
    overview,
    window: props.drawn,
    lanes,
    laneLabels,
    kinds,
    selected: opening.selected,
    onSelect: (id, how) => {
      opening.select(id);
      if (id !== null && how === 'pointer') opening.openOne(id);
    },
    onOpen: opening.openOne,
    arcs,
    todayDay: today,
    theme,
  };
  const Drawing = props.view === 'overlay' ? Overlay : SideBySide;
  return (
    <div className="timeline-side">
      <Drawing {...props} shared={shared} />
    </div>
  );
}

interface DrawingProps extends PlotsProps {
  readonly shared: SharedProps;
}

function Overlay({ compared, shared, handle, onWindowChange }: DrawingProps) {
  const { timelines, marks } = compared;
  const over = useDeferredValue(
    useMemo(
      () => timelines && overlaid(timelines.earlier, timelines.later, marks),
      [timelines, marks],
    ),
  );
  const changes = useMemo(() => ({ sorts: marks, former: over?.former ?? [] }), [marks, over]);
  return (
    <TimelineRoom
      {...shared}
      handle={handle}
      answer={over?.answer ?? null}
      onWindowChange={onWindowChange}
      changes={changes}
      label="Timeline of both readings"
    />
  );
}

function SideBySide({ compared, shared, handle, onWindowChange }: DrawingProps) {
  const { timelines, marks, clocks, order } = compared;
  const both: Both<TimelineAnswer> | null = useDeferredValue(timelines);
  const second = useRef<TimelineHandle>(null);
  const changes = useMemo(() => ({ sorts: marks, former: [] }), [marks]);
  const name = (which: 'earlier' | 'later'): string =>
    `${capital(which)}: ${readingInWords(clocks[which], order.differing)}`;
  return (
    <>
      <h2 className="plot-name">{name('earlier')}</h2>
      <TimelineRoom
        {...shared}
        handle={handle}
        answer={both?.earlier ?? null}
        onWindowChange={(window, phase, stretch) => {
          second.current?.follow(stretch);
          onWindowChange(window, phase);
        }}
        changes={changes}
        part="upper"
        label={`Timeline, ${name('earlier')}`}
      />
      <h2 className="plot-name">{name('later')}</h2>
      <TimelineRoom
        {...shared}
        handle={second}
        answer={both?.later ?? null}
        onWindowChange={(window, phase, stretch) => {
          handle.current?.follow(stretch);
          onWindowChange(window, phase);
        }}
        changes={changes}
        part="lower"
        label={`Timeline, ${name('later')}`}
      />
    </>
  );
}
