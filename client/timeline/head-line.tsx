import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, ReactElement, Ref } from 'react';
import { dayMs } from './epoch.ts';
import type { TimelineReplay } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.ts';

interface HeadLineProps {
  readonly view: TimelineView | null;
  /** Null: nothing is replayed, and there is no head. */
  readonly replay: TimelineReplay | null;
  readonly ref: Ref<HTMLDivElement>;
}

/** The play-head over the timeline, to be dragged by its grip or moved by keys. */
export function HeadLine({ view, replay, ref }: HeadLineProps): ReactElement {
  // How far from the line the grip was taken, so that the line does not jump under the pointer.
  const offPx = useRef(0);
  const lineX = (event: PointerEvent<HTMLElement>): number =>
    event.currentTarget.parentElement?.getBoundingClientRect().left ?? event.clientX;
  const dayAt = (clientX: number): number | null => view && view.msAt(clientX) / dayMs;
  const take = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0 || !replay) return;
    offPx.current = event.clientX - lineX(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.focus();
    event.preventDefault();
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const at = dayAt(event.clientX - offPx.current);
    if (at !== null) replay?.onMove(at, 'held');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !replay?.onKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="tl-head" ref={ref} hidden={replay === null}>
      <span
        className="tl-head-grip"
        role="slider"
        tabIndex={0}
        aria-label="Play-head"
        aria-orientation="horizontal"
        aria-valuenow={0}
        data-transport=""
        onPointerDown={take}
        onPointerMove={drag}
        onLostPointerCapture={() => replay?.onRest()}
        onKeyDown={press}
      />
    </div>
  );
}
