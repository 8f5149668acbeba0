import { z } from 'zod';
import type { SearchAnswer } from '../../../events/readings/answers.ts';
import { asOf, dateOnly, highlights } from './values.ts';

/** See {@link SearchAnswer}. */
export const searchAnswer = z
  .strictObject({
    asOf,
    total: z.int().min(0),
    items: z.array(
      z.strictObject({
        thing: z.enum(['occurrence', 'source', 'actor', 'instrument']),
        id: z.string(),
        slug: z.string(),
        name: z.string(),
        highlights,
        date: dateOnly.nullable(),
      }),
    ),
  })
  .meta({ id: 'SearchAnswer' }) satisfies z.ZodType<SearchAnswer>;
