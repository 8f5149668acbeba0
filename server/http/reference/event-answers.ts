import { z } from 'zod';
import { unionByType } from './union-by-type.ts';
import { asOf, change, instant, position } from './values.ts';

const envelope = {
  position,
  id: z.guid(),
  stream: z.string(),
  version: z.int().min(1),
  schemaVersion: z.int().min(1),
  recordedAt: instant,
  recordedBy: z.string(),
  reason: z.string(),
};

/** An event as the log holds it, by its type. */
const recordedEvent = unionByType('', envelope).meta({ id: 'Event' });

/** `GET /api/events` */
export const logAnswer = z
  .strictObject({ asOf, items: z.array(recordedEvent) })
  .meta({ id: 'LogAnswer' });

/** `GET /api/occurrences/{id}/history`, and of other things */
export const historyAnswer = z
  .strictObject({
    asOf,
    items: z.array(z.strictObject({ event: recordedEvent, changes: z.array(change) })),
  })
  .meta({ id: 'HistoryAnswer' });
