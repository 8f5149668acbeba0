import type { EventData } from '../../events/vocabulary/event.ts';
import type { Utterance } from '../appending/append-events.ts';
import { edtfOf, readTyped } from './date-draft.ts';
import type { NewThing, SourceDraft } from './new-things.ts';
import { termOf } from './term.ts';

/** A source before the server has judged its words: `type` may be none that is known. */
type SourceSaid = Omit<EventData<'SourceRegistered'>, 'type'> & { readonly type: string };

/** The event that registers a thing created in place. */
export function registrationOf(thing: NewThing): Utterance {
  const { eventId: id, id: thingId } = thing;
  const stream = `${thing.thing}-${thingId}`;
  switch (thing.thing) {
    case 'actor': {
      const data = { name: thing.name.trim(), kind: thing.kind };
      return { id, stream, type: 'ActorRegistered', data, expectedVersion: 0 };
    }
    case 'instrument': {
      const data = { title: thing.name.trim(), kind: termOf(thing.kind) };
      return { id, stream, type: 'InstrumentRegistered', data, expectedVersion: 0 };
    }
    case 'source': {
      const data = sourceSaid(thing.source);
      return { id, stream, type: 'SourceRegistered', data, expectedVersion: 0 };
    }
  }
}

function sourceSaid(source: SourceDraft): SourceSaid {
  const { type, title, published, url, author, container, publisher, rest } = source;
  const authors = namesOf(author);
  return {
    ...rest,
    type,
    title: title.trim(),
    ...(published.trim() !== '' && { published: edtfOf(readTyped(published).typed) }),
    ...(url.trim() !== '' && { URL: url.trim() }),
    ...(authors.length > 0 && { author: authors }),
    ...(container.trim() !== '' && { 'container-title': container.trim() }),
    ...(publisher.trim() !== '' && { publisher: publisher.trim() }),
  };
}

type Names = NonNullable<EventData<'SourceRegistered'>['author']>;

/** Names as CSL-JSON has them, from `Family, Given; A body of several`. */
export function namesOf(text: string): Names {
  return text
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      const [, family = '', given = ''] = /^([^,]+),\s*([^,]+)$/u.exec(name) ?? [];
      return family === '' ? { literal: name } : { family: family.trim(), given };
    });
}

/** Names as they are typed; the inverse of {@link namesOf} but for particles and suffixes. */
export function namesInText(names: Names): string {
  return names
    .map((name) => {
      if ('literal' in name) return name.literal;
      return name.given === undefined ? name.family : `${name.family}, ${name.given}`;
    })
    .join('; ');
}
