import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { dragged, keyShift, msAtPx, shifted } from './brush.ts';
import type { BrushPart } from './brush.ts';
import type { Stretch } from './epoch.ts';
import { centredOn } from './stretch.ts';

/** What a brush moves on, and what it moves. */
export interface Brushed {
  readonly band: Stretch;
  readonly window: () => Stretch;
  readonly onMove: (stretch: Stretch) => void;
}

/** What the elements of a brush do when they are held or have the keys. */
export interface Brush {
  readonly take: (event: PointerEvent<HTMLElement>) => void;
  readonly drag: (event: PointerEvent<HTMLElement>) => void;
  readonly drop: () => void;
  readonly press: (part: BrushPart) => (event: KeyboardEvent) => void;
}

interface Held {
  readonly part: BrushPart;
  readonly startX: number;
  readonly start: Stretch;
}

/** The brush of a band: held at an end or whole, moved to where the band is pressed, or by keys. */
export function useBrush(host: RefObject<HTMLElement | null>, brushed: Brushed): Brush {
  const { band, window, onMove } = brushed;
  const held = useRef<Held | null>(null);
  const x = (event: PointerEvent): number =>
    event.clientX - (host.current?.getBoundingClientRect().left ?? 0);
  const widthPx = (): number => host.current?.clientWidth ?? 1;
  return {
    take: (event) => {
      if (event.button !== 0) return;
      const part = partOf(event.target);
      if (part === null) onMove(centredOn(window(), msAtPx(x(event), band, widthPx())));
      held.current = { part: part ?? 'whole', startX: x(event), start: window() };
      event.currentTarget.setPointerCapture(event.pointerId);
      event.preventDefault();
    },
    drag: (event) => {
      if (!held.current) return;
      const { part, startX, start } = held.current;
      onMove(dragged(start, part, x(event) - startX, { band, widthPx: widthPx() }));
    },
    drop: () => {
      held.current = null;
    },
    press: (part) => (event) => {
      const share = keyShift(event.key);
      if (share === null) return;
      event.preventDefault();
      event.stopPropagation();
      onMove(shifted(window(), part, share, band));
    },
  };
}

function partOf(target: EventTarget): BrushPart | null {
  const part = target instanceof HTMLElement ? target.dataset['part'] : undefined;
  return part === 'from' || part === 'to' || part === 'whole' ? part : null;
}
