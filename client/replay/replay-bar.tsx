import { countOn } from '../../events/replay/steps.ts';
import { dayInWords } from '../writing/day-words.ts';
import { grouped } from '../writing/term.ts';
import { HeadSlider } from './head-slider.tsx';
import { useHead, useHeadDay } from './use-head.ts';
import type { Replay } from './use-replay.ts';
import './replay.css';

/** What the replay bar is given. */
export interface ReplayBarProps {
  readonly replay: Replay;
}

/** The bar that moves the play-head, and says what had begun where it stands. */
export default function ReplayBar({ replay }: ReplayBarProps) {
  const { head, window } = replay;
  return (
    <section className="replay" aria-label="Replay">
      <HeadDay replay={replay} />
      {window !== null && <HeadSlider head={head} window={window} />}
      <Counts replay={replay} />
    </section>
  );
}

function HeadDay({ replay }: ReplayBarProps) {
  const day = useHeadDay(replay.head);
  return <p className="head-day">{day === null ? 'Now' : dayInWords(day)}</p>;
}

/** How many had begun, and how many of them certainly. */
function Counts({ replay: { head, answer } }: ReplayBarProps) {
  const words = useHead(head, ({ day }) => {
    if (answer === null) return null;
    const { total, begun, certain } = answer;
    if (day === null) return `All ${grouped(total)} are shown`;
    const count = countOn(begun, day);
    const sure = countOn(certain, day);
    const had = `${grouped(count)} of ${grouped(total)} had begun`;
    return sure === count ? had : `${had}; ${grouped(sure)} certainly`;
  });
  return <p className="head-counts">{words ?? 'Reading …'}</p>;
}
