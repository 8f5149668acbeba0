import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ReactElement } from 'react';
import { msOfDay } from './epoch.ts';
import type { Stretch } from './epoch.ts';
import { ItemKeys } from './item-keys.tsx';
import { Legend } from './legend.tsx';
import { Beyond, Naming } from './naming.tsx';
import { Overview } from './overview.tsx';
import type { OverviewHandle } from './overview.tsx';
import { Peek } from './peek.tsx';
import { withMargin } from './stretch.ts';
import type { TimelineHandle, TimelineProps } from './timeline-props.ts';
import { useActive } from './use-active.ts';
import { useMarks } from './use-marks.ts';
import { usePlotRoom } from './use-plot-room.ts';
import { usePointer } from './use-pointer.ts';
import { useView } from './use-view.ts';
import './timeline.css';
import './marks.css';
import './overview.css';
import './legend.css';

export type { TimelineHandle, TimelineProps } from './timeline-props.ts';

/**
 * The timeline: up to 150 named occurrences drawn as surely as they are dated, the rest as density
 * beneath them, an axis from days to ten thousands of years, and the whole archive in a band below.
 * Keys work on it as on a list; the page's own list holds the same for those who prefer one.
 */
export default function Timeline({ ref, ...props }: TimelineProps): ReactElement {
  const { answer, kinds, selected, onSelect, onOpen, theme } = props;
  const host = useRef<HTMLDivElement>(null);
  const vis = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const axis = useRef<HTMLDivElement>(null);
  const arcs = useRef<SVGSVGElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const overview = useRef<OverviewHandle>(null);
  const keys = useRef<HTMLDivElement>(null);

  const marks = useMarks(answer, props, usePlotRoom(vis));
  const { active, setActive, hasFocus, setHasFocus } = useActive(selected);
  const [, setFrame] = useState(0);
  const isPeeking = useRef(false);
  const view = useView(props, { host, vis, canvas, axis, arcs, scroll, overview }, () => {
    if (isPeeking.current) setFrame((count) => count + 1);
  });
  const hovered = usePointer(vis, view, {
    onSelect: (id) => {
      keys.current?.focus({ preventScroll: true });
      setActive(id);
      onSelect(id, 'pointer');
    },
    onOpen,
  });
  const peeked = hovered ?? (hasFocus ? active : null);
  useEffect(() => {
    isPeeking.current = peeked !== null;
  }, [peeked]);

  useEffect(() => view?.show(marks.models, marks.lanes, answer), [view, marks, answer]);
  const related = useMemo(
    () => new Set(props.arcs.flatMap(({ from, to }) => [from, to])),
    [props.arcs],
  );
  useEffect(() => {
    view?.plot.stand(selected, hasFocus ? active : null, related);
  }, [view, selected, active, hasFocus, related]);

  const band = bandOf(props);
  const handle: TimelineHandle = {
    zoom: (factor) => view?.zoom(factor),
    fit: () => view?.glideTo(band),
    showToday: () => view?.showToday(),
    focusItem: (id) => {
      const model = marks.walk.find((one) => one.id === id);
      setActive(id);
      keys.current?.focus({ preventScroll: true });
      if (model) view?.reveal(model);
    },
  };
  useImperativeHandle(ref, () => handle);

  return (
    <section className="tl" aria-label="Timeline">
      <div className="tl-host" ref={host}>
        <div className="tl-axis" ref={axis} aria-hidden="true" />
        <div className="tl-plot">
          <canvas className="tl-canvas" ref={canvas} aria-hidden="true" />
          <div className="tl-vis" ref={vis} aria-hidden="true" />
          <div className="tl-scroll" ref={scroll} aria-hidden="true">
            <span />
          </div>
          <svg className="tl-arcs" ref={arcs} aria-hidden="true" />
          <ItemKeys
            ref={keys}
            {...{ marks, kinds, view, active, selected, setActive, setHasFocus, onSelect, onOpen }}
            onFit={handle.fit}
          />
          <Peek of={peeked} view={view} kinds={kinds} />
        </div>
      </div>
      <Overview
        ref={overview}
        overview={props.overview}
        theme={theme}
        band={band}
        window={() => view?.plot.stretch ?? band}
        onMove={(stretch) => view?.moveTo(stretch)}
      />
      <footer className="tl-foot">
        <Naming answer={answer} named={marks.walk.length} />
        <Beyond window={props.window} answer={answer} />
        <Legend kinds={kinds} />
      </footer>
    </section>
  );
}

/** All time that the overview covers, with a margin; without one, a century up to today. */
function bandOf({ overview, answer, todayDay }: Omit<TimelineProps, 'ref'>): Stretch {
  const window = overview?.window ?? answer?.window;
  const { fromDay, toDay } = window ?? { fromDay: todayDay - 36_525, toDay: todayDay };
  return withMargin({ fromMs: msOfDay(fromDay), toMs: msOfDay(toDay + 1) }, 0.03);
}
