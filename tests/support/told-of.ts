import type { LogEvent, Recorded } from '../../events/vocabulary/event.ts';

/** An event of the log that has its data; throws for one that was redacted. */
export function toldOf(event: LogEvent): Recorded {
  if (event.data === null) throw new Error(`position ${event.position} was redacted`);
  return event;
}
