import { useDeferredValue, useMemo, type Ref } from 'react';
import type { OccurrenceAnswer, TimelineAnswer } from '../../events/readings/answers.ts';
import type { Asked } from '../answers/use-answer.ts';
import { kindNamed, useKinds, type Kind } from '../chronicle/kinds.ts';
import { useTheme } from '../frame/theme.ts';
import { useTimelineReplay, type Replay } from '../replay/use-replay.ts';
import type { TimelineHandle, TimelineProps } from '../timeline/timeline.tsx';
import type { Lanes, Reading } from './reading.ts';
import { TimelineRoom } from './timeline-room.tsx';
import { todayDay } from './today.ts';
import type { Opening } from './use-opening.ts';
import type { DayWindow } from './window.ts';

interface TimelineSideProps {
  readonly timeline: Asked<TimelineAnswer>;
  readonly overview: Asked<TimelineAnswer>;
  readonly drawn: DayWindow | null;
  readonly lanes: Lanes;
  readonly opening: Opening;
  readonly handle: Ref<TimelineHandle>;
  /** The occurrence whose relations are drawn as arcs; null: none are. */
  readonly arcsOf: OccurrenceAnswer['occurrence'] | null;
  readonly onWindowChange: TimelineProps['onWindowChange'];
  readonly reading: Reading;
  /** What is replayed; null: nothing is. */
  readonly replay: Replay | null;
  /** How many of the window the list has; null: not known yet. */
  readonly count: number | null;
}

/** The timeline with what it needs to be drawn. */
export function TimelineSide(props: TimelineSideProps) {
  const { timeline, overview, drawn, lanes, opening, arcsOf } = props;
  // The list and the panel are never kept waiting for marks to be drawn.
  const answer = useDeferredValue(timeline.answer);
  const theme = useTheme();
  const kinds = useLegend(overview.answer);
  const laneLabels = useLaneLabels(timeline.answer, lanes, kinds);
  const arcs = useMemo(() => arcsFrom(arcsOf), [arcsOf]);
  const today = useMemo(() => todayDay(), []);
  const replay = useTimelineReplay(props.replay, props.reading, props.count);
  return (
    <div className="timeline-side">
      {drawn === null ? (
        <div className="timeline-room">
          <div className="timeline-waiting" aria-busy={!timeline.isCurrent} />
        </div>
      ) : (
        <TimelineRoom
          handle={props.handle}
          answer={answer}
          overview={overview.answer}
          window={drawn}
          onWindowChange={props.onWindowChange}
          lanes={lanes}
          laneLabels={laneLabels}
          kinds={kinds}
          selected={opening.selected}
          onSelect={(id, how) => {
            opening.select(id);
            if (id !== null && how === 'pointer') opening.openOne(id);
          }}
          onOpen={opening.openOne}
          arcs={arcs}
          todayDay={today}
          theme={theme}
          replay={replay}
        />
      )}
    </div>
  );
}

/** The kinds that occur, in the chronicle's order and then by how many there are. */
export function useLegend(overview: TimelineAnswer | null): readonly Kind[] {
  const kinds = useKinds();
  return useMemo(() => {
    const occurring = overview?.facets.kind.map(({ value }) => value) ?? [];
    const described = kinds.filter(({ kind }) => occurring.includes(kind));
    const others = occurring.filter((value) => !kinds.some(({ kind }) => kind === value));
    return [...described, ...others.map((kind) => kindNamed(kinds, kind))];
  }, [kinds, overview]);
}

/** The lanes' values: kinds as in the legend, whose order is the editor's; others by their counts. */
export function useLaneLabels(
  answer: TimelineAnswer | null,
  lanes: Lanes,
  kinds: readonly Kind[],
): TimelineProps['laneLabels'] {
  return useMemo(() => {
    const labels = answer?.lanes ?? [];
    if (lanes !== 'kind') return labels;
    const order = new Map(kinds.map(({ kind }, index) => [kind, index]));
    const rank = (value: string): number => order.get(value) ?? kinds.length;
    return [...labels].sort((a, b) => rank(a.value) - rank(b.value));
  }, [answer, lanes, kinds]);
}

/** The relations of an occurrence as arcs. */
export function arcsFrom(occurrence: OccurrenceAnswer['occurrence'] | null): TimelineProps['arcs'] {
  if (occurrence === null) return [];
  return occurrence.relations.map(({ relation, direction, occurrence: other }) =>
    direction === 'to'
      ? { from: occurrence.id, to: other.id, relation }
      : { from: other.id, to: occurrence.id, relation },
  );
}
