import { useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { PlotRoom } from './use-marks.ts';

const stepPx = 60;
const before: PlotRoom = { widthPx: 1200, heightPx: 420 };

/** The room of an element, in steps of some pixels so that it changes seldom. */
export function usePlotRoom(element: RefObject<HTMLElement | null>): PlotRoom {
  const [room, setRoom] = useState(before);
  useEffect(() => {
    if (!element.current) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      const next = { widthPx: stepped(width), heightPx: stepped(height) };
      setRoom((last) =>
        last.widthPx === next.widthPx && last.heightPx === next.heightPx ? last : next,
      );
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return room;
}

function stepped(px: number): number {
  return Math.round(px / stepPx) * stepPx;
}
