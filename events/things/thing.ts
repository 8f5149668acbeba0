import { evolveRedacted, evolveRedaction } from '../redaction/evolve.ts';
import type { LogEvent } from '../vocabulary/event.ts';
import { evolveOccurrence, type Occurrence } from './occurrence.ts';
import {
  evolveActor,
  evolveChronicle,
  evolveInstrument,
  evolveSource,
  type Actor,
  type Chronicle,
  type Instrument,
  type Source,
} from './register.ts';

/** What the events of one stream add up to. */
export type Thing = Occurrence | Source | Actor | Instrument | Chronicle;

/**
 * Folds one event into the thing its stream is about; null: nothing has been said of it yet.
 * The same fold serves decisions, views and replay. Pure and total.
 */
export function evolveThing(state: Thing | null, event: LogEvent): Thing | null {
  if (event.data === null) return evolveRedacted(state, event);
  if (event.type === 'EventRedacted') return evolveRedaction(state, event);
  const kind = event.stream.slice(0, event.stream.indexOf('-'));
  switch (kind) {
    case 'occurrence':
      return evolveOccurrence(state?.thing === 'occurrence' ? state : null, event);
    case 'source':
      return evolveSource(state?.thing === 'source' ? state : null, event);
    case 'actor':
      return evolveActor(state?.thing === 'actor' ? state : null, event);
    case 'instrument':
      return evolveInstrument(state?.thing === 'instrument' ? state : null, event);
    case 'chronicle':
      return evolveChronicle(state?.thing === 'chronicle' ? state : null, event);
    default:
      return null;
  }
}

/** What a thing is called. */
export function titleOf(thing: Thing): string {
  return thing.thing === 'actor' ? thing.name : thing.title;
}
