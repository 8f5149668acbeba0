import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import type { EventData } from '../../events/vocabulary/event.ts';
import { kindNamed, type Kind } from '../chronicle/kinds.ts';
import type { Choice } from '../fields/choice.ts';
import type { NewThing } from '../fields/new-things.ts';
import {
  isBlankActorPart,
  isBlankEffectPart,
  type ActorPart,
  type EffectPart,
} from '../fields/parts.ts';
import { termOf } from '../fields/term.ts';
import { termInWords } from '../writing/term.ts';
import type { Fields } from './three-way.ts';

type Whole = OccurrenceAnswer['occurrence'];

/** All of an occurrence that a revision can tell otherwise. */
export type Telling = Omit<EventData<'OccurrenceRecorded'>, 'slug' | 'date' | 'citations'> & {
  readonly slug: string;
};

/** A telling as it is being written. */
export interface TellingDraft {
  readonly title: string;
  readonly slug: string;
  readonly summary: string;
  readonly kind: Choice;
  readonly actors: readonly ActorPart[];
  readonly places: readonly string[];
  readonly tags: readonly string[];
  readonly chronicles: readonly string[];
  readonly importance: number;
  readonly effects: readonly EffectPart[];
  readonly newThings: readonly NewThing[];
}

/** What the archive tells of an occurrence, as far as a revision can tell it otherwise. */
export function tellingOf(occurrence: Whole): Telling {
  const { title, slug, summary, kind, importance } = occurrence;
  return {
    title,
    slug,
    summary,
    kind,
    actors: occurrence.actors.map(({ id, role }) => ({ actor: id, role })),
    places: [...occurrence.places],
    tags: [...occurrence.tags],
    chronicles: [...occurrence.chronicles],
    importance,
    effects: occurrence.effects.map(({ instrument, standing }) => ({
      instrument: instrument.id,
      standing,
    })),
  };
}

/** What things are called that a telling names, by `actor-<id>` and `instrument-<id>`. */
export type Called = ReadonlyMap<string, string>;

/** What the things are called that an occurrence or a draft names. */
export function calledIn(occurrences: readonly Whole[], draft: TellingDraft | null): Called {
  return new Map([
    ...(draft?.actors ?? []).map(({ actor }) => [`actor-${actor.id ?? ''}`, actor.text] as const),
    ...(draft?.effects ?? []).map(
      ({ instrument }) => [`instrument-${instrument.id ?? ''}`, instrument.text] as const,
    ),
    ...occurrences.flatMap(({ actors, effects }) => [
      ...actors.map(({ id, name }) => [`actor-${id}`, name] as const),
      ...effects.map(({ instrument: { id, name } }) => [`instrument-${id}`, name] as const),
    ]),
  ]);
}

/** A telling, to be written anew. */
export function draftOf(
  telling: Telling,
  { called, kinds }: { readonly called: Called; readonly kinds: readonly Kind[] },
): TellingDraft {
  return {
    ...telling,
    kind: { text: kindNamed(kinds, telling.kind).label, id: telling.kind },
    actors: telling.actors.map(({ actor, role }) => ({
      actor: { text: called.get(`actor-${actor}`) ?? actor, id: actor },
      role: termInWords(role),
    })),
    effects: telling.effects.map(({ instrument, standing }) => ({
      instrument: { text: called.get(`instrument-${instrument}`) ?? instrument, id: instrument },
      standing: termInWords(standing),
    })),
    newThings: [],
  };
}

/** What a draft tells; what is blank in its lists is left out. */
export function toldBy(draft: TellingDraft): Telling {
  return {
    title: draft.title.trim(),
    slug: draft.slug.trim(),
    summary: draft.summary.trim(),
    kind: draft.kind.id ?? termOf(draft.kind.text),
    actors: draft.actors
      .filter((part) => !isBlankActorPart(part))
      .map(({ actor, role }) => ({ actor: actor.id ?? '', role: termOf(role) })),
    places: [...draft.places],
    tags: draft.tags.map(termOf),
    chronicles: [...draft.chronicles],
    importance: draft.importance,
    effects: draft.effects
      .filter((part) => !isBlankEffectPart(part))
      .map(({ instrument, standing }) => ({
        instrument: instrument.id ?? '',
        standing: termOf(standing),
      })),
  };
}

/** A draft without the rows in which nothing was written, so that places and telling agree. */
export function tidied(draft: TellingDraft): TellingDraft {
  return {
    ...draft,
    actors: draft.actors.filter((part) => !isBlankActorPart(part)),
    effects: draft.effects.filter((part) => !isBlankEffectPart(part)),
  };
}

/** The telling that merged fields are: the same names, and values of either telling. */
export function tellingFrom(fields: Fields): Telling {
  // Every value comes from one of two tellings, or is a list of members of theirs.
  return fields as Telling;
}
