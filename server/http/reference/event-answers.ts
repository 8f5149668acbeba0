import { z } from 'zod';
import { eventTypes } from '../../../events/vocabulary/event.ts';
import { asOf, change, instant, position } from './values.ts';

const envelope = {
  position,
  id: z.uuid(),
  stream: z.string(),
  version: z.int().min(1),
  schemaVersion: z.int().min(1),
  recordedAt: instant,
  recordedBy: z.string(),
  reason: z.string(),
};

/** An event as the log holds it, by its type. */
export const recordedEvent = z
  .discriminatedUnion('type', members())
  .meta({ id: 'Event', description: 'One event of the log.' });

function members() {
  const [first, ...others] = Object.values(eventTypes).map((type) =>
    z
      .strictObject({ ...envelope, type: z.literal(type.name), data: type.schema })
      .meta({ id: type.name }),
  );
  if (!first) throw new Error('There is no event type.');
  return [first, ...others] as const;
}

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
