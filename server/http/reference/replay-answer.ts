import { z } from 'zod';
import type { ReplayAnswer } from '../../../events/readings/replay.ts';
import { asOf, bounds, dateOnly, named } from './values.ts';

const count = z.int().min(0);

const steps = z
  .strictObject({ before: count, days: z.array(z.int()), counts: z.array(count) })
  .meta({
    id: 'Steps',
    description:
      'A count that grows: `before` the first of the days, and from each of them on as in `counts`.',
  });

const effect = z
  .strictObject({
    occurrence: z.string(),
    slug: z.string(),
    title: z.string(),
    standing: z.string(),
    date: dateOnly,
    span: z.strictObject({ start: bounds }),
    sources: z.array(named),
  })
  .meta({ id: 'ReplayEffect' });

/** See {@link ReplayAnswer}. */
export const replayAnswer = z
  .strictObject({
    asOf,
    total: count,
    begun: steps,
    certain: steps,
    actors: z.array(z.strictObject({ actor: named, begun: steps })),
    actorsTotal: count,
    instruments: z.array(
      z.strictObject({
        instrument: named.extend({ kind: z.string() }),
        effects: z.array(effect),
      }),
    ),
    instrumentsTotal: count,
  })
  .meta({ id: 'ReplayAnswer' }) satisfies z.ZodType<ReplayAnswer>;
