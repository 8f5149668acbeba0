import type { StandingPeriod } from '../../events/readings/answers.ts';
import { describeDay } from './dates.ts';
import type { Reading } from './reading.ts';
import { keyedUnder, standingAt } from './rows.ts';
import type { StandingRow } from '../../events/projections/standing.ts';

/** The standing that an occurrence gives to an instrument, and how sure it is on the date asked. */
export interface Effect extends StandingRow {
  /** Whether it had certainly, or only possibly, begun by `until`. */
  readonly certainty: 'certain' | 'possible';
  /**
   * Whether the instrument still stood so: `no` once an effect had certainly begun that certainly
   * came later; `certain` when every effect not so overtaken says the same, and one of them had
   * certainly begun; else `possible`.
   */
  readonly present: 'certain' | 'possible' | 'no';
}

/** A stored effect, with its occurrence's own list of effects. */
interface StoredEffect {
  readonly body: string;
  readonly effects: string;
}

/**
 * The effects on an instrument that had, or may have, begun by `until`, in the order of their
 * occurrences' dates (earliest start, then latest, then id) and, within one occurrence, as it lists
 * them. A window does not hide them: it says where one looks, not what is the case.
 *
 * Dates may overlap so that their order is not known. One effect overtakes another only when it
 * certainly came later: its earliest day is after the other's latest, or the same occurrence lists
 * it later.
 */
export function effectsOn(reading: Reading, instrument: string): readonly Effect[] {
  const { sql, binding } = reading.withoutWindow();
  const stored = reading.rows.all<StoredEffect>(
    `select n.body, json_extract(t.body, '$.effects') as effects
     from view_standing as n cross join view_timeline as t on t.key = n.occurrence
     where ${keyedUnder('n', 'instrument')} and ${standingAt('n')} and ${sql}
     order by t.start_earliest, t.start_latest, t.key`,
    { ...binding, instrument },
  );
  const begun = stored.map(({ body, effects }, index) => {
    const row: StandingRow = JSON.parse(body);
    return { row, index, listed: indexIn(effects, row) };
  });
  // The effects of one occurrence come together; among themselves they are in its own order.
  begun.sort((a, b) =>
    a.row.occurrence === b.row.occurrence ? a.listed - b.listed : a.index - b.index,
  );
  return judge(
    begun.map(({ row }) => row),
    reading.clocks.untilDay,
  );
}

/** Judges effects that have possibly begun, in order: see {@link effectsOn}. */
export function judge(ordered: readonly StandingRow[], untilDay: number | null): readonly Effect[] {
  const certain = ordered.map(({ span }) => {
    if (untilDay === null) return true;
    return span.start.latest !== null && span.start.latest <= untilDay;
  });
  const starts = ordered
    .filter((_, index) => certain[index])
    .map(({ span }) => span.start.earliest);
  const lastStart = starts.reduce<number>(
    (last, day) => Math.max(last, day ?? -Infinity),
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

/** What an instrument certainly stands at; null: nothing had begun, or it can't be told. */
export function standingOf(effects: readonly Effect[]): string | null {
  return effects.findLast(({ present }) => present === 'certain')?.standing ?? null;
}

/** An instrument's effects as periods: each begins with its occurrence. */
export function periodsOf(reading: Reading, effects: readonly Effect[]): readonly StandingPeriod[] {
  return effects.map(({ standing, occurrence, edtf, certainty, present }) => ({
    standing,
    occurrence: reading.names.occurrence(occurrence),
    date: describeDay(edtf),
    certainty,
    present,
  }));
}

function indexIn(effects: string, { instrument, standing }: StandingRow): number {
  const listed: readonly { instrument: string; standing: string }[] = JSON.parse(effects);
  return listed.findIndex(
    (effect) => effect.instrument === instrument && effect.standing === standing,
  );
}
