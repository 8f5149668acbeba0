import { z } from 'zod';
import { parseStream } from '../../../events/vocabulary/event-type.ts';
import { prose } from '../../../events/vocabulary/text.ts';
import { unionByType } from './union-by-type.ts';
import { asOf, instant, position } from './values.ts';

const stream = z
  .string()
  .refine((name) => parseStream(name) !== null, 'is not a stream such as occurrence-7f3')
  .meta({ description: 'The stream: its kind, `-` and an id of your choice.' });

const envelope = {
  id: z.guid().optional().meta({
    description: 'A UUID of your choice, by which a repeat is recognised; absent: one is made.',
  }),
  stream,
  schemaVersion: z
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Schema version of `data`; default: the newest.' }),
  expectedVersion: z
    .union([z.int().min(0), z.literal('any')], 'is not a version; give a number from 0 on, or any')
    .optional()
    .meta({
      description: 'The version of the stream that you saw; 0: it must not exist. Default `any`.',
    }),
};

const reason = prose(2_000)
  .default('')
  .meta({ description: 'Why, for the ledger. Whatever takes back something said needs one.' });

/**
 * A request to append, as far as this layer knows it: `data` is the business of the archive, which
 * also says what is wrong with a stream or an id.
 */
export const appendRequest = z.strictObject({
  events: z
    .array(
      z.strictObject({
        ...envelope,
        id: z.string().max(64).optional(),
        stream: z.string().max(100),
        type: z.string().max(100),
        data: z.unknown(),
      }),
    )
    .min(1),
  reason,
});

/** The events of a request, as the reference shows them: each event type with its data. */
export const describedEvents = z
  .array(unionByType('Proposed', envelope).meta({ id: 'Proposal' }))
  .min(1);

/** A request to append, as the reference shows it: each event type with its data. */
export const describedAppendRequest = z
  .strictObject({ events: describedEvents.max(1_000), reason })
  .meta({ id: 'AppendRequest' });

/** What is answered to an append, today or when it was first made. */
export const appendedAnswer = z
  .strictObject({
    asOf,
    events: z.array(
      z.strictObject({
        id: z.guid(),
        stream: z.string(),
        position,
        version: z.int().min(1),
        recordedAt: instant,
      }),
    ),
  })
  .meta({ id: 'AppendedAnswer', description: 'Where each event came to stand, in their order.' });

/** The headers of a request to append. */
export const appendHeaders = z.object({
  'If-Match': z.string().optional().meta({
    description:
      'For one event: the version of the stream that you saw, in quotation marks, such as `"3"`.',
  }),
});
