import { z } from 'zod';
import { doings } from '../../../events/readings/presence.ts';
import { parseStream } from '../../../events/vocabulary/event-type.ts';
import { term } from '../../../events/vocabulary/text.ts';

/** `POST /api/presence` */
export const presenceRequest = z
  .strictObject({
    page: term.meta({ description: 'Tells one open page of yours from another; of your choice.' }),
    at: z
      .string()
      .max(100)
      .refine((name) => parseStream(name) !== null, 'is not a stream such as occurrence-7f3')
      .nullable()
      .meta({ description: 'The stream of the thing; null: the page has left.' }),
    doing: z.enum(doings),
  })
  .meta({ id: 'PresenceRequest' });

/** See {@link presenceRequest}. */
export const presenceAnswer = z
  .strictObject({
    at: z.string(),
    people: z.array(z.strictObject({ name: z.string(), doing: z.enum(doings) })),
  })
  .meta({ id: 'Presence', description: 'Who is at a thing just now, by public name.' });
