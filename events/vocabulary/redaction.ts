import { z } from 'zod';
import { eventType } from './event-type.ts';
import { text } from './text.ts';

/**
 * The data of an earlier event of the same stream is gone for good; that the event was recorded, by
 * whom, when and with what reason, stays. `position` is that event’s. What is said here stays for
 * all to see: it must not repeat what was removed.
 */
export const EventRedacted = eventType(
  'EventRedacted',
  'any',
  z.strictObject({ position: z.int().min(1), reason: text(2_000), legalBasis: text(500) }),
);
