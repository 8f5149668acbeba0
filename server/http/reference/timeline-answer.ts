import { z } from 'zod';
import type { TimelineAnswer } from '../../../events/readings/answers.ts';
import { occurrenceItem } from './occurrence-answers.ts';
import { asOf } from './values.ts';

const count = z.int().min(0);

const values = z.array(z.strictObject({ value: z.string(), label: z.string(), count }));

/** See {@link TimelineAnswer}. */
export const timelineAnswer = z
  .strictObject({
    asOf,
    window: z
      .strictObject({
        from: z.string().nullable(),
        to: z.string().nullable(),
        fromDay: z.int(),
        toDay: z.int(),
      })
      .nullable(),
    total: count,
    items: z.array(occurrenceItem),
    bins: z.array(z.strictObject({ fromDay: z.int(), toDay: z.int(), count })),
    lanes: values,
    facets: z.strictObject({
      kind: values,
      actor: values,
      place: values,
      tag: values,
      source: values,
      instrument: values,
      chronicle: values,
    }),
  })
  .meta({ id: 'TimelineAnswer' }) satisfies z.ZodType<TimelineAnswer>;
