import { countOn } from '../../events/replay/steps.ts';
import { useEffect } from 'react';
import { announce } from '../frame/announcer.tsx';
import { dayInWords } from '../writing/day-words.ts';
import { grouped } from '../writing/term.ts';
import { useHead } from './use-head.ts';
import type { Replay } from './use-replay.ts';

/** The day of the play-head, and how many had begun by it, in step with every frame. */
export function HeadWords({ replay }: { readonly replay: Replay }) {
  const { head } = replay;
  const dayWords = useHead(head, ({ day }) => dayWordsOf(day));
  const counts = useHead(head, ({ day }) => countsInWords(replay, day));
  return (
    <p className="head-words" data-testid="head-words">
      <span className="head-day">{dayWords}</span>
      <span className="head-counts">{counts}</span>
    </p>
  );
}

const pauseMs = 700;

/** Tells those who listen where the head came to rest, and nothing on the way. */
export function useAnnouncedRest(replay: Replay): void {
  const { head, answer } = replay;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = head.listen(() => {
      clearTimeout(timer);
      if (head.phase !== 'resting') return;
      timer = setTimeout(() => {
        const { day } = head;
        announce(`${dayWordsOf(day)}: ${countsInWords({ answer }, day)}`);
      }, pauseMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [head, answer]);
}

function dayWordsOf(day: number | null): string {
  return day === null ? 'Now' : dayInWords(day);
}

function countsInWords({ answer }: Pick<Replay, 'answer'>, day: number | null): string {
  if (answer === null) return 'reading …';
  const { total, begun, certain } = answer;
  if (day === null) return `all ${grouped(total)} shown`;
  const count = countOn(begun, day);
  const sure = countOn(certain, day);
  const had = `${grouped(count)} of ${grouped(total)} had begun`;
  return sure >= count ? had : `${had}; ${grouped(sure)} certainly`;
}
