import { useMemo } from 'react';
import type { OccurrenceItem, TimelineAnswer } from '../../events/readings/answers.ts';
import type { ReplayAnswer } from '../../events/readings/replay.ts';
import { countOn } from '../../events/replay/steps.ts';
import type { Reading } from '../reading/reading.ts';
import type { DayWindow } from '../reading/window.ts';
import type { TimelineProps } from '../timeline/timeline.tsx';
import { begunUnder } from '../timeline/veil.ts';
import type { PlayHead } from './play-head.ts';
import { strode } from './strides.ts';
import { dayOfUntil } from './until.ts';

/** What is replayed, and the head that it is replayed with. */
export interface Replay {
  readonly head: PlayHead;
  /** What the head looks up instead of asking; null: not known yet. */
  readonly answer: ReplayAnswer | null;
  /** The window that playing crosses; null: not known yet. */
  readonly window: DayWindow | null;
}

/** Whether the page replays: asked for, or because one of its clocks stands in the past. */
export function isReplaying({ replay, until, knownBy, asOf, compare }: Reading): boolean {
  return compare === null && (replay || until !== null || knownBy !== null || asOf !== null);
}

/** How many had begun where the head stands; null: not known yet. */
export function begunNow({ head, answer }: Replay): number | null {
  if (answer === null) return null;
  return head.day === null ? answer.total : countOn(answer.begun, head.day);
}

/** What the timeline names, as far as it had begun where the page replays to. */
export function useBegunItems(
  answer: TimelineAnswer | null,
  { until, match }: Pick<Reading, 'until' | 'match'>,
): readonly OccurrenceItem[] {
  return useMemo(() => {
    const day = dayOfUntil(until);
    const items = answer?.items ?? [];
    if (day === null) return items;
    return items.filter(({ date }) => begunUnder({ at: day + 1, day, match }, date) !== 'not');
  }, [answer, until, match]);
}

/** The play-head as the timeline takes it; `count` is how many the page has read as begun. */
export function useTimelineReplay(
  replay: Replay | null,
  { until, match }: Pick<Reading, 'until' | 'match'>,
  count: number | null,
): TimelineProps['replay'] {
  const { head = null, window = null } = replay ?? {};
  const following = useMemo(() => head && followingOf(head), [head]);
  return useMemo(() => {
    if (head === null || following === null) return undefined;
    return {
      ...following,
      match,
      day: dayOfUntil(until),
      count: until === null ? null : count,
      onKey: (key: string) => {
        const day = window && strode(key, head.day ?? window.toDay, window);
        if (day === null) return false;
        head.moveToDay(day, 'resting');
        return true;
      },
    };
  }, [following, head, match, until, count, window]);
}

function followingOf(head: PlayHead) {
  return {
    head: () => ({ at: head.at, day: head.day, isPlaying: head.phase === 'playing' }),
    listen: (listener: () => void) => head.listen(listener),
    onMove: (at: number) => head.moveTo(at, 'held'),
    onRest: () => head.rest(),
  };
}
