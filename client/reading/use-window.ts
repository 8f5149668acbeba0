import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { edtfOfWindow, windowOfEdtf, type DayWindow } from './window.ts';
import type { UsedReading } from './use-reading.ts';

const pauseMs = 120;

/** A window as EDTF; null leaves that side unbounded. */
export interface EdtfWindow {
  readonly from: string | null;
  readonly to: string | null;
}

/** The window in valid time that the page shows, and the way to move it. */
export interface UsedWindow {
  /** What the list and the address have, as EDTF; null: all time. */
  readonly settled: EdtfWindow | null;
  /** What the timeline asks for: follows a drag after a short pause. */
  readonly asked: EdtfWindow | null;
  /** What the timeline draws, in days, this very moment; null: whatever all time turns out to be. */
  readonly drawn: DayWindow | null;
  readonly move: (window: DayWindow, phase: 'moving' | 'settled') => void;
}

interface Opening {
  readonly from: string;
  readonly to: string;
}

/**
 * Keeps the window: in the address once it has settled, and only here while it moves. Without one
 * in the address it is the chronicle's opening window, or all time.
 */
export function useWindow({ reading, change }: UsedReading, opening: Opening | null): UsedWindow {
  const [moving, setMoving] = useState<DayWindow | null>(null);
  const [asked, setAsked] = useState<DayWindow | null>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const settled = useSettled(reading.from, reading.to, opening);
  useEffect(() => () => clearTimeout(pause.current), []);

  const move = useCallback(
    (window: DayWindow, phase: 'moving' | 'settled') => {
      clearTimeout(pause.current);
      if (phase === 'moving') {
        setMoving(window);
        pause.current = setTimeout(() => setAsked(window), pauseMs);
      } else {
        setMoving(null);
        setAsked(null);
        change(edtfOfWindow(window), 'replace');
      }
    },
    [change],
  );

  const drawn = useMemo(
    () => moving ?? windowOfEdtf(settled?.from ?? null, settled?.to ?? null),
    [moving, settled],
  );
  return { settled, asked: asked === null ? settled : edtfOfWindow(asked), drawn, move };
}

function useSettled(
  from: string | null,
  to: string | null,
  opening: Opening | null,
): EdtfWindow | null {
  const { from: openingFrom, to: openingTo } = opening ?? { from: null, to: null };
  return useMemo(() => {
    if (from !== null || to !== null) return { from, to };
    return openingFrom === null ? null : { from: openingFrom, to: openingTo };
  }, [from, to, openingFrom, openingTo]);
}
