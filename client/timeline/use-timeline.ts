import { useEffect, useMemo, useRef, useState } from 'react';
import type { TimelineAnswer } from '../../events/readings/answers.ts';
import { msOfDay } from './epoch.ts';
import type { Stretch } from './epoch.ts';
import { withMargin } from './stretch.ts';
import type { TimelineHandle, TimelineProps } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.ts';
import { useActive } from './use-active.ts';
import { useHeadLine } from './use-head-line.ts';
import type { Active } from './use-active.ts';
import { useMarks } from './use-marks.ts';
import type { Marks } from './use-marks.ts';
import { begunUnder } from './veil.ts';
import { usePlotRoom } from './use-plot-room.ts';
import { usePointer } from './use-pointer.ts';
import { useView } from './use-view.ts';
import type { ViewRefs } from './use-view.ts';

/** A timeline at work: its view, what it shows, and what the keys and the pointer are at. */
export interface UsedTimeline extends Active {
  readonly view: TimelineView | null;
  /** Id of the selected occurrence, whether it was named by id or by slug. */
  readonly selected: string | null;
  readonly marks: Marks;
  /** Key of the mark that is described beside itself. */
  readonly peeked: string | null;
  /** All time that the overview covers. */
  readonly band: Stretch;
  readonly handle: TimelineHandle;
}

/** Puts a timeline to work on its elements. `takeKeys` gives it the keyboard. */
export function useTimeline(
  props: Omit<TimelineProps, 'ref'>,
  refs: ViewRefs,
  takeKeys: () => void,
): UsedTimeline {
  const { answer, arcs, onSelect, onOpen, replay } = props;
  const selected = idOf(answer, props.selected);
  const { changes = null } = props;
  const all = useMarks(answer, { ...props, selected, changes }, usePlotRoom(refs.vis));
  const marks = useBegun(all, replay?.day ?? null, replay?.match ?? 'possible');
  const keys = useActive(selected);
  const { active, setActive, hasFocus } = keys;
  const isPeeking = useRef(false);
  const [, setFrame] = useState(0);
  const view = useView(props, refs, () => {
    if (isPeeking.current) setFrame((count) => count + 1);
  });
  const hovered = usePointer(refs.vis, view, {
    onSelect: (id) => {
      takeKeys();
      setActive(id);
      onSelect(id, 'pointer');
    },
    onOpen,
  });
  const peeked = hovered ?? (hasFocus ? active : null);
  useEffect(() => {
    isPeeking.current = peeked !== null;
  }, [peeked]);

  useEffect(() => view?.show(all.models, all.lanes, answer), [view, all, answer]);
  useHeadLine(view, replay, refs.overview);
  const related = useMemo(() => new Set(arcs.flatMap(({ from, to }) => [from, to])), [arcs]);
  useEffect(() => {
    view?.plot.stand(selected, hasFocus ? active : null, related);
  }, [view, selected, active, hasFocus, related]);

  useEffect(() => {
    if (selected !== null) view?.revealRow(selected);
  }, [view, selected]);

  const band = useBand(props);
  const handle: TimelineHandle = {
    zoom: (factor) => view?.zoom(factor),
    fit: () => view?.glideTo(band),
    showToday: () => view?.showToday(),
    follow: (stretch) => view?.follow(stretch),
    focusItem: (id) => {
      const model = marks.walk.find((one) => one.id === id);
      setActive(id);
      takeKeys();
      if (model) view?.reveal(model);
    },
  };
  return { ...keys, view, selected, marks, peeked, band, handle };
}

/** The marks with a walk over those only that had begun by a day; null: over all. */
function useBegun(marks: Marks, day: number | null, match: 'possible' | 'certain'): Marks {
  return useMemo(() => {
    if (day === null) return marks;
    const veil = { at: day + 1, day, match };
    const walk = marks.walk.filter(({ item }) => begunUnder(veil, item.date) !== 'not');
    return { ...marks, walk };
  }, [marks, day, match]);
}

function idOf(answer: TimelineAnswer | null, name: string | null): string | null {
  if (name === null) return null;
  return answer?.items.find(({ id, slug }) => id === name || slug === name)?.id ?? name;
}

/** All time that the overview covers, with a margin; without one, a century up to today. */
function useBand({ overview, answer, todayDay }: Omit<TimelineProps, 'ref'>): Stretch {
  const window = overview?.window ?? answer?.window ?? null;
  return useMemo(() => {
    const { fromDay, toDay } = window ?? { fromDay: todayDay - 36_525, toDay: todayDay };
    return withMargin({ fromMs: msOfDay(fromDay), toMs: msOfDay(toDay + 1) }, 0.03);
  }, [window, todayDay]);
}
