import { z } from 'zod';
import type { Redaction } from '../../../events/readings/redaction.ts';
import { instant, position, typeName } from './values.ts';

/** See {@link Redaction}. */
export const redactionTold = z
  .strictObject({
    position,
    recordedAt: instant,
    recordedBy: z.string(),
    reason: z.string(),
    legalBasis: z.string(),
    of: z.strictObject({ position, type: typeName }),
  })
  .meta({
    id: 'Redaction',
    description: 'A redaction, and the event (`of`) whose data it removed.',
  }) satisfies z.ZodType<Redaction>;

/** What the answer about one thing says of its redactions. */
export const redactionsOfThing = {
  redactions: z
    .array(redactionTold)
    .exactOptional()
    .meta({ description: 'Its redactions, told at every position; absent: there is none.' }),
};

/** The positions of the events of a thing that were redacted. */
export const redactedPositions = z
  .array(position)
  .exactOptional()
  .meta({ description: 'Positions of its events that were redacted; absent: none was.' });
