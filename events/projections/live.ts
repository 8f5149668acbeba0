import type { Occurrence } from '../things/occurrence.ts';
import type { Thing } from '../things/thing.ts';

/** The thing, if it is an occurrence that the archive stands by; otherwise null. */
export function liveOccurrence(thing: Thing | null): Occurrence | null {
  return thing?.thing === 'occurrence' && thing.status === 'live' ? thing : null;
}
