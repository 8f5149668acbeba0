import type { StandingRow } from '../../events/projections/standing.ts';
import type { StandingPeriod } from '../../events/readings/answers.ts';
import { judge, type Judgement } from '../../events/replay/standing-on.ts';
import type { Citation } from '../../events/vocabulary/citation.ts';
import { describeDay } from './dates.ts';
import type { Reading } from './reading.ts';
import { keyedUnder, standingAt } from './rows.ts';

/** The standing that an occurrence gives to an instrument, with what supports it. */
export interface Effect extends StandingRow {
  /** Ids of the known sources that support the occurrence. */
  readonly sources: readonly string[];
}

/** An effect, and how sure it is on the date asked. */
export type JudgedEffect = Effect & Judgement;

/** A stored effect, with its occurrence's own list of effects and its citations. */
interface StoredEffect {
  readonly body: string;
  readonly effects: string;
  readonly citations: string;
}

/**
 * The effects on an instrument that had, or may have, begun by `until`, in the order of their
 * occurrences' dates (earliest start, then latest, then id) and, within one occurrence, as it lists
 * them. A window does not hide them: it says where one looks, not what is the case.
 */
export function effectsOn(reading: Reading, instrument: string): readonly Effect[] {
  const { sql, binding } = reading.withoutWindow();
  const stored = reading.rows.all<StoredEffect>(
    `select n.body, json_extract(t.body, '$.effects') as effects,
       json_extract(t.body, '$.citations') as citations
     from view_standing as n cross join view_timeline as t on t.key = n.occurrence
     where ${keyedUnder('n', 'instrument')} and ${standingAt('n')} and ${sql}
     order by t.start_earliest, t.start_latest, t.key`,
    { ...binding, instrument },
  );
  const begun = stored.map(({ body, effects, citations }, index) => {
    const row: StandingRow = JSON.parse(body);
    return { row, index, listed: indexIn(effects, row), sources: supporting(reading, citations) };
  });
  // The effects of one occurrence come together; among themselves they are in its own order.
  begun.sort((a, b) =>
    a.row.occurrence === b.row.occurrence ? a.listed - b.listed : a.index - b.index,
  );
  return begun.map(({ row, sources }) => ({ ...row, sources }));
}

/** The same, judged on the date asked; under `match=certain` too, by all that may have begun. */
export function judgedEffectsOn(reading: Reading, instrument: string): readonly JudgedEffect[] {
  return judge(effectsOn(reading, instrument), reading.clocks.untilDay);
}

/** An instrument's effects as periods: each begins with its occurrence. */
export function periodsOf(
  { names }: Reading,
  effects: readonly JudgedEffect[],
): readonly StandingPeriod[] {
  return effects.map(({ standing, occurrence, edtf, certainty, present, sources }) => ({
    standing,
    occurrence: names.occurrence(occurrence),
    date: describeDay(edtf),
    certainty,
    present,
    sources: sources.map((source) => names.registered('source', source)),
  }));
}

function supporting({ evidence, rows, clocks }: Reading, citations: string): readonly string[] {
  const cited: readonly Citation[] = JSON.parse(citations);
  const supports = cited.filter(({ stance }) => stance === 'supports');
  const sources = [...new Set(supports.map(({ source }) => source))];
  if (evidence) return sources.filter((source) => evidence.knows(source));
  return sources.filter(
    (source) => !rows.registered('source', source, clocks.position)?.row.withdrawn,
  );
}

function indexIn(effects: string, { instrument, standing }: StandingRow): number {
  const listed: readonly { instrument: string; standing: string }[] = JSON.parse(effects);
  return listed.findIndex(
    (effect) => effect.instrument === instrument && effect.standing === standing,
  );
}
