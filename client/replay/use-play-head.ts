import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { UsedReading } from '../reading/use-reading.ts';
import { PlayHead } from './play-head.ts';
import { dayOfUntil, untilOfDay } from './until.ts';

/** Browsers let an address be changed about a hundred times in half a minute. */
const pauseMs = 400;

/** After this long the address goes on even though the archive has not answered for the former. */
const patienceMs = 1_600;

/**
 * The play-head of the page. Its day is the address's `until`: written some times a second while it
 * moves, no sooner than what was asked before is answered (`isAnswered`), and exactly where it comes
 * to rest. An address that changes otherwise, by Back or by a link, moves the head.
 */
export function usePlayHead({ reading, change }: UsedReading, isAnswered: boolean): PlayHead {
  const { until } = reading;
  const [head] = useState(() => new PlayHead(dayOfUntil(until)));
  const told = useRef(until);
  const toldAtMs = useRef(0);

  const tell = useEffectEvent((nowMs: number) => {
    // What names the head's day already stays as it was written.
    const isSaid = dayOfUntil(told.current) === head.day;
    if (isSaid && (told.current === null) === (head.day === null)) return;
    told.current = untilOfDay(head.day);
    toldAtMs.current = nowMs;
    change({ until: told.current }, 'replace');
    // A year of five digits is told whole: what rests in one rests at its end.
    if (head.phase === 'resting') head.moveToDay(dayOfUntil(told.current), 'resting');
  });
  const follow = useEffectEvent(() => {
    const nowMs = performance.now();
    const sinceMs = nowMs - toldAtMs.current;
    const isDue = sinceMs > pauseMs && (isAnswered || sinceMs > patienceMs);
    if (head.phase === 'resting' || isDue) tell(nowMs);
  });
  useEffect(() => head.listen(follow), [head]);

  useEffect(() => {
    if (until === told.current) return;
    told.current = until;
    head.moveToDay(dayOfUntil(until), 'resting');
  }, [head, until]);
  return head;
}
