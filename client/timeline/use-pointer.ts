import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { TimelineView } from './timeline-view.ts';

const dragPx = 5;

/** What clicking and double-clicking marks does. */
export interface PointerEvents {
  onSelect(id: string | null): void;
  onOpen(id: string): void;
}

/**
 * Follows the pointer over the marks: a click selects, a double click opens, one on the empty plot
 * zooms in; a drag is none of these. Answers the key of the mark under the pointer.
 */
export function usePointer(
  element: RefObject<HTMLElement | null>,
  view: TimelineView | null,
  events: PointerEvents,
): string | null {
  const [hovered, setHovered] = useState<string | null>(null);
  const latest = useRef(events);
  useEffect(() => {
    latest.current = events;
  });
  useEffect(() => {
    const host = element.current;
    if (!host || !view) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const markAt = (event: Event): ReturnType<typeof view.plot.frame.ownerOf> =>
      event.target instanceof Element ? view.plot.frame.ownerOf(event.target) : undefined;
    let down = { x: 0, y: 0 };
    const isDrag = (event: MouseEvent): boolean =>
      Math.hypot(event.clientX - down.x, event.clientY - down.y) > dragPx;
    host.addEventListener(
      'pointerdown',
      (event) => {
        down = { x: event.clientX, y: event.clientY };
        setHovered(null);
      },
      { signal },
    );
    host.addEventListener(
      'pointerover',
      (event) => {
        if (event.pointerType === 'mouse' && event.buttons === 0) {
          setHovered(markAt(event)?.key ?? null);
        }
      },
      { signal },
    );
    host.addEventListener('pointerleave', () => setHovered(null), { signal });
    host.addEventListener(
      'click',
      (event) => {
        if (!isDrag(event)) latest.current.onSelect(markAt(event)?.id ?? null);
      },
      { signal },
    );
    host.addEventListener(
      'dblclick',
      (event) => {
        const mark = markAt(event);
        if (mark) latest.current.onOpen(mark.id);
        else view.zoom(2, view.msAt(event.clientX));
      },
      { signal },
    );
    return () => abort.abort();
  }, [element, view]);
  return hovered;
}
