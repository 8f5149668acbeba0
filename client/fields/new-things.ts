import { createContext } from 'react';
import type { EventData } from '../../events/vocabulary/event.ts';

/** A source as it is being described: what is asked for as text, and what else was read of it. */
export interface SourceDraft {
  readonly type: string;
  readonly title: string;
  /** EDTF or plain English; '' where it is not known. */
  readonly published: string;
  readonly url: string;
  /** Names parted by semicolons, each `Family, Given` or the name of a body. */
  readonly author: string;
  readonly container: string;
  readonly publisher: string;
  /** What was read besides, kept as it is. */
  readonly rest: Partial<EventData<'SourceRegistered'>>;
  /** What whoever read it has to say of it. */
  readonly notes: readonly string[];
}

/** What all things that are created in place have: ids made once, so that a retry lands once. */
interface Made {
  readonly id: string;
  readonly eventId: string;
}

/** An actor or an instrument that is created in place. */
export interface NewNamed extends Made {
  readonly thing: 'actor' | 'instrument';
  readonly name: string;
  readonly kind: string;
}

/** A source that is created in place. */
export interface NewSource extends Made {
  readonly thing: 'source';
  readonly source: SourceDraft;
}

/** A thing that is registered together with what is being written. */
export type NewThing = NewNamed | NewSource;

/** The things created in place on one form, shared by all of its fields. */
export interface NewThings {
  readonly things: readonly NewThing[];
  /** Adds a thing, or puts it in the place of the one with its id. */
  readonly keep: (thing: NewThing) => void;
  /** The id of the field beneath which a thing is described; absent: beneath each that names it. */
  readonly homeOf?: (id: string) => string | null;
}

/** The new things of the form that a field stands in; null: nothing can be created in place. */
export const NewThingsContext = createContext<NewThings | null>(null);

/** What a new thing is called. */
export function nameOfNew(thing: NewThing): string {
  return thing.thing === 'source' ? thing.source.title : thing.name;
}

/** The new thing that is picked in a field and described beneath it; undefined: there is none. */
export function describedAt(
  created: NewThings | null,
  { thing, field }: { readonly thing: string | null; readonly field: string },
): NewThing | undefined {
  const found = created?.things.find(({ id }) => id === thing);
  if (found === undefined || created?.homeOf === undefined) return found;
  return created.homeOf(found.id) === field ? found : undefined;
}
