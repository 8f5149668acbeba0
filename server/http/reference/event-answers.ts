import { z } from 'zod';
import { unionByType } from './union-by-type.ts';
import { streamKinds } from '../../../events/vocabulary/event-type.ts';
import { redactionTold } from './redaction.ts';
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
const recordedEvent = unionByType('', envelope, { isRedactable: true }).meta({ id: 'Event' });

const redaction = redactionTold
  .exactOptional()
  .meta({ description: 'What removed the event’s data, which is then null.' });

/** `GET /api/events` */
export const logAnswer = z
  .strictObject({ asOf, items: z.array(recordedEvent) })
  .meta({ id: 'LogAnswer' });

/** `GET /api/occurrences/{id}/history`, and of other things */
export const historyAnswer = z
  .strictObject({
    asOf,
    items: z.array(z.strictObject({ event: recordedEvent, changes: z.array(change), redaction })),
  })
  .meta({ id: 'HistoryAnswer' });

/** `GET /api/ledger` */
export const ledgerAnswer = z
  .strictObject({
    asOf,
    total: z.int().min(0).meta({ description: 'How many events match, on whatever page.' }),
    items: z.array(
      z.strictObject({
        event: recordedEvent,
        thing: z.enum(streamKinds),
        id: z.string(),
        of: z.string().meta({ description: 'What the thing was called once this was said.' }),
        changes: z.array(change),
        redaction,
      }),
    ),
  })
  .meta({ id: 'LedgerAnswer' });
