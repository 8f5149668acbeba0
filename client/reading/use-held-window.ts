import { useState } from 'react';
import type { TimelineAnswer } from '../../events/readings/answers.ts';
import type { Asked } from '../answers/use-answer.ts';
import type { DayWindow } from './window.ts';

/**
 * All time, as the overview first told it of a question: what arrives later outside of it does not
 * move the timeline under its reader. Null: nothing is known, or there is nothing at any time.
 */
export function useHeldWindow(
  question: string,
  overview: Pick<Asked<TimelineAnswer>, 'answer' | 'isCurrent'>,
): DayWindow | null {
  const [held, setHeld] = useState<{ question: string; window: DayWindow | null } | null>(null);
  const window = overview.answer?.window ?? null;
  const isHeld = held !== null && held.question === question && held.window !== null;
  if (isHeld) return held.window;
  if (overview.isCurrent && (held?.question !== question || held.window !== window))
    setHeld({ question, window });
  return window;
}
