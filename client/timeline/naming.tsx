import type { ReactElement } from 'react';
import type { TimelineAnswer } from '../../events/readings/answers.ts';
import { dayMax, dayMin, isBeyondDrawable } from './epoch.ts';
import type { DayWindow } from './epoch.ts';

/** How many of the window's occurrences have marks, and what to do about the others. */
export function Naming(props: {
  /** How many there are in the window, and where it is replayed had begun; null: not known yet. */
  total: number | null;
  drawn: number;
  isReplayed: boolean;
}): ReactElement | null {
  const { total, drawn, isReplayed } = props;
  if (total === null) return null;
  return (
    <p className="tl-naming">{isReplayed ? begunWords(drawn, total) : namingWords(drawn, total)}</p>
  );
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

function begunWords(drawn: number, total: number): string {
  if (total === 0) return 'Nothing in this window had begun by then.';
  if (drawn < total)
    return `Marks of ${count(drawn)} of the ${count(total)} that had begun; zoom in for the rest.`;
  return total === 1 ? '1 had begun, drawn.' : `${count(total)} had begun, all drawn.`;
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
