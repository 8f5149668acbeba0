import { useEffect, useId, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { OverviewHandle } from './overview.tsx';
import type { TimelineProps } from './timeline-props.ts';
import { TimelineView } from './timeline-view.ts';

/** Refs of the elements that a view draws into. */
export interface ViewRefs {
  readonly host: RefObject<HTMLElement | null>;
  readonly vis: RefObject<HTMLElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly axis: RefObject<HTMLElement | null>;
  readonly arcs: RefObject<SVGSVGElement | null>;
  readonly scroll: RefObject<HTMLElement | null>;
  readonly head: RefObject<HTMLElement | null>;
  readonly later: RefObject<HTMLElement | null>;
  readonly overview: RefObject<OverviewHandle | null>;
}

/**
 * The view of a mounted timeline, kept in step with the window, arcs, today and theme it is given;
 * null before it is mounted. `onFrame` follows each frame that is drawn.
 */
export function useView(
  props: TimelineProps,
  { host, vis, canvas, axis, arcs: svg, scroll, head, later, overview }: ViewRefs,
  onFrame: () => void,
): TimelineView | null {
  const [view, setView] = useState<TimelineView | null>(null);
  const markerId = useId();
  const { window, arcs, todayDay, theme, onWindowChange } = props;
  const latest = useRef({ onWindowChange, onFrame });
  useEffect(() => {
    latest.current = { onWindowChange, onFrame };
  });

  useEffect(() => {
    const elements = {
      host: host.current,
      vis: vis.current,
      canvas: canvas.current,
      axis: axis.current,
      arcs: svg.current,
      scroll: scroll.current,
      head: head.current,
      later: later.current,
    };
    if (!areMounted(elements)) return undefined;
    const made = new TimelineView(
      elements,
      {
        onWindow: (...moved) => latest.current.onWindowChange(...moved),
        onFrame: (stretch) => {
          overview.current?.show(stretch);
          latest.current.onFrame();
        },
      },
      markerId,
    );
    setView(made);
    return () => {
      setView(null);
      made.destroy();
    };
  }, [markerId, host, vis, canvas, axis, svg, scroll, head, later, overview]);

  useEffect(() => view?.askWindow(window), [view, window]);
  useEffect(() => view?.relate(arcs), [view, arcs]);
  useEffect(() => view?.dress(todayDay, theme), [view, todayDay, theme]);
  return view;
}

function areMounted<Elements extends Record<string, Element | null>>(
  elements: Elements,
): elements is Elements & { [Name in keyof Elements]: NonNullable<Elements[Name]> } {
  return Object.values(elements).every((element) => element !== null);
}
