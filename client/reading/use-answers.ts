import type {
  OccurrenceAnswer,
  OccurrenceItem,
  SearchAnswer,
  TimelineAnswer,
} from '../../events/readings/answers.ts';
import type { ReplayAnswer } from '../../events/readings/replay.ts';
import { useAnswer, type Asked } from '../answers/use-answer.ts';
import { usePages, type Pages } from '../answers/use-pages.ts';
import type { PlayHead } from '../replay/play-head.ts';
import { useHeadPhase } from '../replay/use-head.ts';
import { usePlayHead } from '../replay/use-play-head.ts';
import { isReplaying } from '../replay/use-replay.ts';
import {
  facetsQuestion,
  listQuestion,
  overviewQuestion,
  replayQuestion,
  searchQuestion,
  timelineQuestion,
} from './questions.ts';
import { printClocks } from './reading-address.ts';
import type { Lanes } from './reading.ts';
import type { UsedReading } from './use-reading.ts';
import type { UsedWindow } from './use-window.ts';

/** All that the page asks the archive, and the play-head that some of it follows. */
export interface Answers {
  readonly pages: Pages<OccurrenceItem>;
  readonly timeline: Asked<TimelineAnswer>;
  readonly overview: Asked<TimelineAnswer>;
  readonly facets: TimelineAnswer['facets'] | null;
  readonly found: SearchAnswer | null;
  readonly opened: Asked<OccurrenceAnswer>;
  readonly replay: Asked<ReplayAnswer>;
  readonly head: PlayHead;
  /** Whether the head is moving, and the address with it. */
  readonly isMoving: boolean;
}

/**
 * Asks what the page shows. While it replays, timeline and overview have all that matches, whether
 * or not it had begun: the play-head holds the rest back without asking. Only where the head rests
 * among more than are named, the timeline asks which of those begun are the most important.
 */
export function useAnswers(
  used: UsedReading,
  window: UsedWindow,
  { isReady, lanes }: { readonly isReady: boolean; readonly lanes: Lanes },
): Answers {
  const { reading } = used;
  const isReplay = isReplaying(reading);
  const isPast = isReplay && reading.until !== null;
  const whole = isReplay ? { ...reading, until: null } : reading;
  const ask = (question: string): string | null => (isReady ? question : null);

  // The list asks first, so that it is there first.
  const pages = usePages<OccurrenceItem>(ask(listQuestion(reading, window.settled)));
  const all = useAnswer<TimelineAnswer>(ask(timelineQuestion(whole, window.asked, lanes)));
  const overview = useAnswer<TimelineAnswer>(ask(overviewQuestion(whole)));
  const facets = useAnswer<TimelineAnswer>(
    isPast ? ask(facetsQuestion(reading, window.settled)) : null,
  );
  const replay = useAnswer<ReplayAnswer>(
    isReplay ? ask(replayQuestion(reading, window.settled)) : null,
  );
  const head = usePlayHead(used, pages.isCurrent && (!isPast || facets.isCurrent));
  const isMoving = useHeadPhase(head) !== 'resting';
  const isCrowded = all.answer !== null && all.answer.total > all.answer.items.length;
  const begunQuestion =
    isPast && !isMoving && isCrowded ? ask(timelineQuestion(reading, window.asked, lanes)) : null;
  const begun = useAnswer<TimelineAnswer>(begunQuestion);
  const found = useAnswer<SearchAnswer>(searchQuestion(reading));
  // What is open stays open when the play-head goes back before it.
  const openPath = `/api/occurrences/${encodeURIComponent(reading.open ?? '')}`;
  const opened = useAnswer<OccurrenceAnswer>(
    reading.open === null ? null : `${openPath}${printClocks(whole)}`,
  );
  return {
    pages,
    timeline: begunQuestion !== null && begun.isCurrent ? begun : all,
    overview,
    facets: (isPast ? facets.answer : all.answer)?.facets ?? null,
    found: reading.q === '' ? null : found.answer,
    opened,
    replay,
    head,
    isMoving,
  };
}
