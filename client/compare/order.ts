import { boundsOf } from '../../events/dates/bounds.ts';
import { parseEdtf } from '../../events/dates/parse.ts';
import { clockNames, type ReadingClocks } from './comparison.ts';

/** A clock that two readings may differ on. */
export type ClockName = (typeof clockNames)[number];

/** Positions that two readings were read at, as far as they were answered. */
export interface ReadPositions {
  readonly own: number | null;
  readonly other: number | null;
}

/** How two readings stand to each other. */
export interface Order {
  /** Which of them is the earlier on the first clock that differs. */
  readonly earlier: 'own' | 'other';
  /** The clocks on which they differ; none: they are the same reading. */
  readonly differing: readonly ClockName[];
}

/**
 * Which of two readings comes before the other: the one that stands earlier on the clock that
 * differs, or, of several, on the first of them. An instant and a position of the log can only be
 * told apart by the positions that were read.
 */
export function orderOf(own: ReadingClocks, other: ReadingClocks, read: ReadPositions): Order {
  const steps = clockNames.map((name) => ({
    name,
    step:
      name === 'asOf' ? recordedStep(own.asOf, other.asOf, read) : dayStep(own[name], other[name]),
  }));
  const differing = steps.filter(({ step }) => step !== 0);
  return {
    earlier: (differing[0]?.step ?? 1) < 0 ? 'own' : 'other',
    differing: differing.map(({ name }) => name),
  };
}

/** Below 0 where the first date is reached earlier; no date at all is the end of time. */
function dayStep(own: string | null, other: string | null): number {
  const [ownDay, otherDay] = [lastDay(own), lastDay(other)];
  if (ownDay !== otherDay) return ownDay < otherDay ? -1 : 1;
  const isSame = own === other || Number.isFinite(ownDay);
  return isSame ? 0 : textStep(own ?? '', other ?? '');
}

/** What is no date comes last, as it does where it is refused. */
function lastDay(edtf: string | null): number {
  const parsed = edtf === null ? null : parseEdtf(edtf);
  if (parsed?.ok !== true) return Infinity;
  return boundsOf(parsed.date).latestDay ?? Infinity;
}

function recordedStep(own: string | null, other: string | null, read: ReadPositions): number {
  if (own === other) return 0;
  if (own === null || other === null) return own === null ? 1 : -1;
  const [ownPlace, otherPlace] = [placeOf(own), placeOf(other)];
  if (ownPlace !== null && otherPlace !== null && ownPlace.by === otherPlace.by)
    return Math.sign(ownPlace.at - otherPlace.at);
  if (read.own !== null && read.other !== null && read.own !== read.other)
    return Math.sign(read.own - read.other);
  return textStep(own, other);
}

function placeOf(asOf: string): { by: 'position' | 'instant'; at: number } | null {
  const position = /^seq:(\d+)$/u.exec(asOf)?.[1];
  if (position !== undefined) return { by: 'position', at: Number(position) };
  const at = Date.parse(asOf);
  return Number.isNaN(at) ? null : { by: 'instant', at };
}

/** Some order, always the same, for what can't be put in order. */
function textStep(own: string, other: string): number {
  return own < other ? -1 : Number(own > other);
}
