import { newId } from '../appending/new-id.ts';
import { noChoice, type Choice } from '../fields/choice.ts';
import { isBlankCitation, noCitation, type CitationDraft } from '../fields/citation-draft.ts';
import { noDate, type DateDraft } from '../fields/date-draft.ts';
import {
  isBlankActorPart,
  isBlankEffectPart,
  type ActorPart,
  type EffectPart,
} from '../fields/parts.ts';
import type { NewThing } from '../fields/new-things.ts';
import type { RelationDraft } from '../fields/relation-draft.ts';

/** The form of the drafts that are kept; one of another version is left alone. */
export const draftVersion = 1;

/** An occurrence as it is being written. All ids are made once, so that a retry lands once. */
export interface Draft {
  readonly version: typeof draftVersion;
  readonly id: string;
  readonly occurrence: string;
  readonly eventId: string;
  readonly title: string;
  readonly date: DateDraft;
  readonly kind: Choice;
  readonly citations: readonly CitationDraft[];
  readonly actors: readonly ActorPart[];
  readonly places: readonly string[];
  readonly effects: readonly EffectPart[];
  readonly chronicles: readonly string[];
  readonly tags: readonly string[];
  readonly importance: number;
  readonly relations: readonly RelationDraft[];
  readonly summary: string;
  readonly newThings: readonly NewThing[];
  readonly reason: string;
  /** When it was last written, in ms since 1970. */
  readonly writtenAtMs: number;
  /** Whether it was sent and no answer came: until one comes it stays as it was sent. */
  readonly isSent: boolean;
}

/** A blank draft, with ids of its own. */
export function newDraft(): Draft {
  return {
    version: draftVersion,
    id: newId(),
    occurrence: newId(),
    eventId: newId(),
    title: '',
    date: noDate,
    kind: noChoice,
    citations: [noCitation],
    actors: [],
    places: [],
    effects: [],
    chronicles: [],
    tags: [],
    importance: 3,
    relations: [],
    summary: '',
    newThings: [],
    reason: '',
    writtenAtMs: 0,
    isSent: false,
  };
}

/** Whether nothing has been written in a draft that would be a loss. */
export function isBlankDraft(draft: Draft): boolean {
  const { title, summary, date, kind, citations, actors, effects, places, tags } = draft;
  const texts = [title, summary, date.text, date.verbatim, kind.text, draft.reason];
  return (
    texts.every((text) => text.trim() === '') &&
    [...places, ...tags, ...draft.relations, ...draft.newThings].length === 0 &&
    citations.every(isBlankCitation) &&
    actors.every(isBlankActorPart) &&
    effects.every(isBlankEffectPart)
  );
}
