import { z } from 'zod';
import type { Ask, AskedOnThree } from './ask.ts';
import { dimensions, facetOf, heldBy } from './held.ts';
import { binDay, rowsOf } from './rows.ts';
import type { Told } from './told.ts';

/** What the program answers, and what follows from the log alone, in a shape that both have. */
export interface Comparison {
  readonly program: unknown;
  readonly oracle: unknown;
}

/** Asks the program, and the oracle about what the log tells at the position asked for. */
export type Compare = (ask: Ask, told: Told, asked: AskedOnThree) => Promise<Comparison>;

const list = z.object({ total: z.number(), items: z.array(z.object({ id: z.string() })) });
const facet = z.array(z.object({ value: z.string(), count: z.number() }));
const timeline = list.extend({
  bins: z.array(z.object({ fromDay: z.number(), toDay: z.number(), count: z.number() })),
  facets: z.object(Object.fromEntries(dimensions.map((dimension) => [dimension, facet]))),
});
const view = z.object({ total: z.number(), rows: z.array(z.looseObject({ key: z.string() })) });

/** The list: which occurrences, and how many. */
export const compareList: Compare = async (ask, told, asked) => {
  const { total, items } = list.parse(await ask('/api/occurrences', asked));
  const held = idsOf(heldBy(told, asked));
  return {
    program: { total, ids: idsOf(items) },
    oracle: { total: held.length, ids: held },
  };
};

/** The timeline: which occurrences, the counts of its bins, and its facets. */
export const compareTimeline: Compare = async (ask, told, asked) => {
  const { total, items, bins, facets } = timeline.parse(await ask('/api/timeline', asked));
  const held = heldBy(told, asked);
  const [first, last] = [bins[0]?.fromDay ?? 0, bins.at(-1)?.toDay ?? 0];
  // What the window cuts off is counted at its edge.
  const days = held.map((one) => Math.min(last, Math.max(first, binDay(one))));
  return {
    program: {
      total,
      ids: idsOf(items),
      bins: bins.map(({ count }) => count),
      facets: dimensions.map((dimension) => [
        dimension,
        new Map((facets[dimension] ?? []).map(({ value, count }) => [value, count])),
      ]),
    },
    oracle: {
      total: held.length,
      ids: idsOf(held),
      bins: bins.map(
        ({ fromDay, toDay }) => days.filter((day) => fromDay <= day && day <= toDay).length,
      ),
      facets: dimensions.map((dimension) => [dimension, facetOf(told, asked, dimension)]),
    },
  };
};

type Row = Readonly<Record<string, unknown>>;

const columns: Readonly<Record<keyof typeof rowsOf, (row: Row) => unknown>> = {
  timeline: ({ date }) => z.object({ edtf: z.string() }).parse(date).edtf,
  actors: ({ role }) => role,
  links: ({ relation }) => relation,
  tallies: ({ count }) => count,
  sources: ({ stance }) => stance,
  standing: ({ instrument, occurrence, standing, certainty, present }) => {
    return { instrument, occurrence, standing, certainty, present };
  },
};

/** A view: its keys, how many, and what its rows say. */
export function compareView(name: keyof typeof rowsOf): Compare {
  return async (ask, told, asked) => {
    const { total, rows } = view.parse(await ask(`/api/views/${name}`, asked));
    const oracle = rowsOf[name](told, asked);
    return {
      program: { total, rows: new Map(rows.map((row) => [row.key, columns[name](row)])) },
      oracle: { total: oracle.size, rows: oracle },
    };
  };
}

/** The view of standings, where judging them would take too long: which effects, and how many. */
export const compareStandingKeys: Compare = async (ask, told, asked) => {
  const { total, rows } = view.parse(await ask('/api/views/standing', asked));
  const oracle = heldBy(told, asked).flatMap(({ id, told: { effects } }) =>
    effects.map(({ instrument, standing }) => `${instrument}/${id}/${standing}`),
  );
  return {
    program: { total, keys: rows.map(({ key }) => key) },
    oracle: { total: oracle.length, keys: oracle.sort() },
  };
};

/** The ids of things, in order. */
export function idsOf(things: readonly { readonly id: string }[]): readonly string[] {
  return things.map(({ id }) => id).sort();
}
