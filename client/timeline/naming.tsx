import type { ReactElement } from 'react';
import type { TimelineAnswer } from '../../events/readings/answers.ts';
import { dayMax, dayMin, isBeyondDrawable } from './epoch.ts';
import type { DayWindow } from './epoch.ts';

/** How many of the window's occurrences have marks, and what to do about the others. */
export function Naming(props: {
  answer: TimelineAnswer | null;
  drawn: number;
}): ReactElement | null {
  if (!props.answer) return null;
  return <p className="tl-naming">{namingWords(props.drawn, props.answer.total)}</p>;
}

/** Says so when dates lie beyond what can be drawn. */
export function Beyond(props: {
  window: DayWindow;
  answer: TimelineAnswer | null;
}): ReactElement | null {
  const isBeyond =
    isBeyondDrawable(props.window) ||
    props.answer?.items.some(
      ({ date }) => (date.earliestDay ?? 0) < dayMin || (date.latestDay ?? 0) >= dayMax,
    );
  if (isBeyond !== true) return null;
  return (
    <p className="tl-naming">
      The timeline reaches from 271,822 BCE to 275,760; what lies beyond is drawn at its edge, and
      the list tells its date.
    </p>
  );
}

function namingWords(drawn: number, total: number): string {
  if (total === 0) return 'Nothing is dated in this window.';
  if (drawn < total)
    return `The ${count(drawn)} most important of ${count(total)} have marks; zoom in for the rest.`;
  return total === 1 ? '1 occurrence, drawn.' : `${count(total)} occurrences, all drawn.`;
}

function count(number: number): string {
  return number.toLocaleString('en');
}
