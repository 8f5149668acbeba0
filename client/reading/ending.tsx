import type { OccurrenceItem, TimelineAnswer } from '../../events/readings/answers.ts';
import type { Asked } from '../answers/use-answer.ts';
import type { Pages } from '../answers/use-pages.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { NothingFound } from './nothing-found.tsx';
import type { UsedReading } from './use-reading.ts';

interface EndingProps {
  readonly used: UsedReading;
  readonly pages: Pages<OccurrenceItem>;
  readonly timeline: Asked<TimelineAnswer>;
  readonly totalEver: number | null;
  readonly fit: () => void;
}

/** How reading ended where it did not end in occurrences: with a problem, or with nothing. */
export function Ending({ used, pages, timeline, totalEver, fit }: EndingProps) {
  if (pages.problem !== null)
    return <ProblemNotice problem={pages.problem} onAskAgain={pages.askAgain} />;
  if (timeline.problem !== null)
    return <ProblemNotice problem={timeline.problem} onAskAgain={timeline.askAgain} />;
  if (!pages.isCurrent || pages.items?.length !== 0) return null;
  const elsewhere = totalEver === null ? null : totalEver - pages.total;
  return <NothingFound {...used} elsewhere={elsewhere} onFit={fit} />;
}
