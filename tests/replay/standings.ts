import { askedDay, boundsOfTold, heldBy, isKnown, isPublished, type Asked } from './held.ts';
import type { Told, ToldOccurrence } from './told.ts';
import { standingOn, surelyStandsAt, type Giver } from './ways.ts';

/** What the view of standings tells of one effect. */
export interface StandingRow {
  readonly instrument: string;
  readonly occurrence: string;
  readonly standing: string;
  readonly certainty: 'certain' | 'possible';
  readonly present: 'certain' | 'possible' | 'no';
}

/** The rows of the view of standings: the effects that the occurrences of the reading give. */
export function standingRows(told: Told, asked: Asked): ReadonlyMap<string, StandingRow> {
  const held = new Set(heldBy(told, asked).map(({ id }) => id));
  const rows = [...told.instruments].flatMap((instrument) => effectsOn(told, instrument, asked));
  return new Map(
    rows
      .filter(({ occurrence }) => held.has(occurrence))
      .map((row) => [`${row.instrument}/${row.occurrence}/${row.standing}`, row]),
  );
}

/** How an instrument stands, as its register tells. */
export function standingOf(told: Told, instrument: string, asked: Asked) {
  const effects = effectsOn(told, instrument, asked);
  const standing = surelyStandsAt(giversOf(told, instrument, asked), dayOf(asked));
  return {
    standing,
    certainty: effects.length === 0 ? 'not-yet' : standing === null ? 'possible' : 'certain',
    effects,
  };
}

/**
 * The effects on an instrument that may have begun on the day asked for. Which of them are listed is
 * for the filters and the window; how it stands follows from all that is live and known.
 */
function effectsOn(told: Told, instrument: string, asked: Asked): readonly StandingRow[] {
  const givers = giversOf(told, instrument, asked);
  const found = standingOn(givers, dayOf(asked));
  return givers.flatMap(({ occurrence }): readonly StandingRow[] => {
    const one = told.occurrences.get(occurrence);
    const { begun = 'never', present = 'no' } = found.get(occurrence) ?? {};
    if (!one || begun === 'never') return [];
    return effectsOf(one, instrument).map(({ standing }, at, { length }) => ({
      instrument,
      occurrence,
      standing,
      certainty: begun === 'always' ? 'certain' : 'possible',
      present: at === length - 1 ? present : 'no',
    }));
  });
}

function dayOf({ until }: Asked): number | null {
  return askedDay(until, 'last');
}

function giversOf(told: Told, instrument: string, asked: Asked): readonly Giver[] {
  return [...told.occurrences.values()].flatMap((one) => {
    const last = effectsOf(one, instrument).at(-1);
    if (!last || !one.isLive || !isKnown(told, one, asked)) return [];
    return [{ occurrence: one.id, standing: last.standing, ...boundsOfTold(one).start }];
  });
}

function effectsOf(one: ToldOccurrence, instrument: string) {
  return one.told.effects.filter((effect) => effect.instrument === instrument);
}

/** The sources that support an occurrence, as far as they are known and relied upon. */
export function supportOf(told: Told, occurrence: string, asked: Asked): readonly string[] {
  const sources = (told.occurrences.get(occurrence)?.citations ?? [])
    .filter(({ stance, source }) => stance === 'supports' && !told.withdrawn.has(source))
    .filter(({ source }) => isPublished(told, source, asked))
    .map(({ source }) => source);
  return [...new Set(sources)].sort();
}
