import { z } from 'zod';
import { standingSteps, stateOn } from '../../events/replay/standing-on.ts';
import { countOn } from '../../events/replay/steps.ts';
import type { Compare } from './comparison.ts';
import { askedDay, boundsOfTold, heldBy, valuesOf } from './held.ts';
import { standingOf, standingRows, supportOf, type StandingRow } from './standings.ts';

const named = z.object({ id: z.string() });
const judged = z.object({
  standing: z.string(),
  certainty: z.string(),
  present: z.string(),
});
const registers = z.object({
  items: z.array(z.looseObject({ id: z.string(), occurrences: z.number() })),
});
const instruments = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      standing: z.string().nullable(),
      certainty: z.string(),
      periods: z.array(judged.extend({ occurrence: named, sources: z.array(named) })),
    }),
  ),
});
const day = z.number().nullable();
const steps = z.object({
  before: z.number(),
  days: z.array(z.number()),
  counts: z.array(z.number()),
});
const replay = z.object({
  total: z.number(),
  begun: steps,
  certain: steps,
  instruments: z.array(
    z.object({
      instrument: named,
      effects: z.array(
        z.object({
          occurrence: z.string(),
          standing: z.string(),
          span: z.object({ start: z.object({ earliest: day, latest: day }) }),
        }),
      ),
    }),
  ),
});

/** The registers of actors and instruments: how many occurrences name each. Takes no filters. */
export const compareCounts: Compare = async (ask, told, asked) => {
  const held = heldBy(told, asked).map((one) => valuesOf(told, one, asked));
  const actors = registers.parse(await ask('/api/actors', asked)).items;
  const affected = registers.parse(await ask('/api/instruments', asked)).items;
  const counts = (items: readonly { id: string; occurrences: number }[]) =>
    items.map(({ id, occurrences }) => [id, occurrences]);
  const counted = (items: readonly { id: string }[], of: 'actor' | 'instrument') =>
    items.map(({ id }) => [id, held.filter((one) => one[of].includes(id)).length]);
  return {
    program: [counts(actors), counts(affected)],
    oracle: [counted(actors, 'actor'), counted(affected, 'instrument')],
  };
};

/** The register of instruments: how each stands, and through what. Takes no filters. */
export const compareInstruments: Compare = async (ask, told, asked) => {
  const { items } = instruments.parse(await ask('/api/instruments', asked));
  return {
    program: items.map(({ id, standing, certainty, periods }) => {
      const effects = periods.map((period) => ({ ...period, occurrence: period.occurrence.id }));
      return { id, standing, certainty, effects: byKey(effects) };
    }),
    oracle: [...told.instruments].sort().map((id) => {
      const { effects, ...stands } = standingOf(told, id, asked);
      return { id, ...stands, effects: byKey(effects) };
    }),
  };
};

/** The sources that the view of standings names for each effect. */
export const compareSupport: Compare = async (ask, told, asked) => {
  const rows = z.array(z.object({ key: z.string(), sources: z.array(z.string()) }));
  const view = z.object({ rows }).parse(await ask('/api/views/standing', asked));
  const oracle = [...standingRows(told, asked)];
  return {
    program: new Map(view.rows.map(({ key, sources }) => [key, sources.sort()])),
    oracle: new Map(
      oracle.map(([key, { occurrence }]) => [key, supportOf(told, occurrence, asked)]),
    ),
  };
};

/** What the play-head of the page works out for the day of `until`, which it does not ask for. */
export const comparePlayHead: Compare = async (ask, told, { until, ...asked }) => {
  const answer = replay.parse(await ask('/api/replay', asked));
  // A play-head always stands on some day, if a late one.
  const onDay = { ...asked, until: until ?? 'Y99999999' };
  const day = askedDay(onDay.until, 'last') ?? Infinity;
  const held = heldBy(told, asked);
  const certain = held.filter((one) => (boundsOfTold(one).start.latest ?? Infinity) <= day);
  const affected = new Set(held.flatMap((one) => valuesOf(told, one, asked).instrument));
  return {
    program: {
      total: answer.total,
      begun: countOn(answer.begun, day),
      certain: countOn(answer.certain, day),
      instruments: new Map(
        answer.instruments.map(({ instrument, effects }) => {
          const stands = stateOn(standingSteps(effects), day);
          return [instrument.id, { ...stands, effects: byKey(stands.effects) }];
        }),
      ),
    },
    oracle: {
      total: held.length,
      begun: heldBy(told, onDay).length,
      certain: certain.length,
      instruments: new Map(
        [...affected].map((id) => {
          const { effects, ...stands } = standingOf(told, id, onDay);
          return [id, { ...stands, effects: byKey(effects.filter(isPresent)) }];
        }),
      ),
    },
  };
};

function isPresent({ present }: StandingRow): boolean {
  return present !== 'no';
}

function byKey(
  effects: readonly (z.infer<typeof judged> & { readonly occurrence: string })[],
): ReadonlyMap<string, unknown> {
  return new Map(
    effects.map(({ occurrence, standing, certainty, present }) => [
      `${occurrence}/${standing}`,
      { certainty, present },
    ]),
  );
}
