import type { Span } from '../projections/timeline.ts';
import { lastAtMost } from './steps.ts';

/** What an occurrence does to an instrument, as far as judging it needs to know. */
export interface Begin {
  readonly occurrence: string;
  readonly standing: string;
  readonly span: Pick<Span, 'start'>;
}

/** How sure an effect is on a day. */
export interface Judgement {
  /** Whether it had certainly, or only possibly, begun. */
  readonly certainty: 'certain' | 'possible';
  /**
   * Whether the instrument still stood so: `no` once an effect had certainly begun that certainly
   * came later; `certain` when every effect not so overtaken says the same, and one of them had
   * certainly begun; else `possible`.
   */
  readonly present: 'certain' | 'possible' | 'no';
}

/** How an instrument stood on a day, as surely as its dates allow. */
export interface StandingOn<Effect> {
  /** `not-yet`: nothing had begun, not even possibly. */
  readonly certainty: 'certain' | 'possible' | 'not-yet';
  /** What it certainly stood at; null: nothing had begun, or it can't be told. */
  readonly standing: string | null;
  /** The effects that may have been the last, in order; all say `standing` when it is certain. */
  readonly effects: readonly (Effect & Judgement)[];
}

/**
 * Judges effects that have possibly begun by a day (null: the end of time), in the order of their
 * occurrences' dates (earliest start, then latest, then id) and, within one occurrence, as it lists
 * them.
 *
 * Dates may overlap so that their order is not known. One effect overtakes another only when it
 * certainly came later: its earliest day is after the other's latest, or the same occurrence lists
 * it later.
 */
export function judge<Effect extends Begin>(
  ordered: readonly Effect[],
  day: number | null,
): readonly (Effect & Judgement)[] {
  const certain = ordered.map(({ span }) => {
    if (day === null) return true;
    return span.start.latest !== null && span.start.latest <= day;
  });
  const starts = ordered
    .filter((_, index) => certain[index])
    .map(({ span }) => span.start.earliest);
  const lastStart = starts.reduce<number>(
    (last, start) => Math.max(last, start ?? -Infinity),
    -Infinity,
  );
  const stands = ordered.map(({ occurrence, span }, index) => {
    if (lastStart > (span.start.latest ?? Infinity)) return false;
    // The effects of one occurrence begin together, and stand next to each other.
    return ordered[index + 1]?.occurrence !== occurrence;
  });
  const standing = new Set(ordered.filter((_, index) => stands[index]).map((row) => row.standing));
  const isKnown =
    standing.size === 1 && ordered.some((_, index) => stands[index] && certain[index]);
  return ordered.map((row, index) => ({
    ...row,
    certainty: certain[index] ? 'certain' : 'possible',
    present: !stands[index] ? 'no' : isKnown ? 'certain' : 'possible',
  }));
}

/** How the instrument of these effects, in the order of {@link judge}, stood on a day. */
export function standingOn<Effect extends Begin>(
  ordered: readonly Effect[],
  day: number,
): StandingOn<Effect> {
  const begun = ordered.filter(
    ({ span: { start } }) => start.earliest === null || start.earliest <= day,
  );
  return summaryOf(judge(begun, day));
}

/** What judged effects come to. */
export function summaryOf<Effect extends Begin & Judgement>(
  judged: readonly Effect[],
): StandingOn<Effect> {
  const effects = judged.filter(({ present }) => present !== 'no');
  const standing = effects.findLast(({ present }) => present === 'certain')?.standing ?? null;
  if (effects.length === 0) return { certainty: 'not-yet', standing: null, effects };
  return { certainty: standing === null ? 'possible' : 'certain', standing, effects };
}

/** How an instrument stands from day to day: before the first of `days`, and from each of them on. */
export interface StandingSteps<Effect> {
  readonly before: StandingOn<Effect>;
  readonly days: readonly number[];
  readonly states: readonly StandingOn<Effect>[];
}

/** Works out once how an instrument stood on every day, for a play-head to look up. */
export function standingSteps<Effect extends Begin>(
  ordered: readonly Effect[],
): StandingSteps<Effect> {
  const bounds = ordered.flatMap(({ span: { start } }) => [start.earliest, start.latest]);
  const days = [...new Set(bounds.filter((day) => day !== null))].sort((a, b) => a - b);
  return {
    before: standingOn(ordered, -Infinity),
    days,
    states: days.map((day) => standingOn(ordered, day)),
  };
}

/** How it stood on a day, looked up. */
export function stateOn<Effect>(steps: StandingSteps<Effect>, day: number): StandingOn<Effect> {
  return steps.states[lastAtMost(steps.days, day)] ?? steps.before;
}
