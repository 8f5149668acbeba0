import type { EventData, Recorded } from '../vocabulary/event.ts';
import { revise } from './revise.ts';
import { slugOf } from './slug.ts';

interface Registered<Thing extends string> {
  readonly thing: Thing;
  readonly id: string;
  /** Version of the stream that this state is at. */
  readonly version: number;
  readonly slug: string;
  /** Positions of its events whose data was removed, in the order of folding; absent: none was. */
  readonly redacted?: readonly number[];
}

/** What a source's stream adds up to; a withdrawn one can't be cited any more. */
export type Source = Omit<EventData<'SourceRegistered'>, 'slug'> &
  Registered<'source'> & { readonly withdrawn: boolean };

/** What an actor's stream adds up to. */
export type Actor = Omit<EventData<'ActorRegistered'>, 'slug'> & Registered<'actor'>;

/** What an instrument's stream adds up to; its standing is a view, not part of it. */
export type Instrument = Omit<EventData<'InstrumentRegistered'>, 'slug'> & Registered<'instrument'>;

/** What a chronicle's stream adds up to. */
export type Chronicle = Omit<EventData<'ChronicleOpened'>, 'slug'> & Registered<'chronicle'>;

/** Folds one event into the state of its source. */
export function evolveSource(state: Source | null, event: Recorded): Source | null {
  const base = { thing: 'source' as const, id: idOf(event), version: event.version };
  if (event.type === 'SourceRegistered')
    return {
      ...event.data,
      slug: event.data.slug ?? slugOf(event.data.title),
      ...base,
      withdrawn: false,
    };
  if (!state) return null;
  if (event.type === 'SourceRevised') return revise(state, { ...event.data, ...base });
  if (event.type === 'SourceWithdrawn') return { ...state, ...base, withdrawn: true };
  return state;
}

/** Folds one event into the state of its actor. */
export function evolveActor(state: Actor | null, event: Recorded): Actor | null {
  const base = { thing: 'actor' as const, id: idOf(event), version: event.version };
  if (event.type === 'ActorRegistered')
    return { ...event.data, slug: event.data.slug ?? slugOf(event.data.name), ...base };
  if (state && event.type === 'ActorRevised') return revise(state, { ...event.data, ...base });
  return state;
}

/** Folds one event into the state of its instrument. */
export function evolveInstrument(state: Instrument | null, event: Recorded): Instrument | null {
  const base = { thing: 'instrument' as const, id: idOf(event), version: event.version };
  if (event.type === 'InstrumentRegistered')
    return { ...event.data, slug: event.data.slug ?? slugOf(event.data.title), ...base };
  if (state && event.type === 'InstrumentRevised') return revise(state, { ...event.data, ...base });
  return state;
}

/** Folds one event into the state of its chronicle. */
export function evolveChronicle(state: Chronicle | null, event: Recorded): Chronicle | null {
  const base = { thing: 'chronicle' as const, id: idOf(event), version: event.version };
  if (event.type === 'ChronicleOpened')
    return { ...event.data, slug: event.data.slug ?? slugOf(event.data.title), ...base };
  if (state && event.type === 'ChronicleRevised') return revise(state, { ...event.data, ...base });
  return state;
}

function idOf(event: Recorded): string {
  return event.stream.slice(event.stream.indexOf('-') + 1);
}
