import type { EventData, EventTypeName, Said } from '../vocabulary/event.ts';
import type { AsOf, DateOnly, HistoryEntry, Named } from './answers.ts';

/** What a proposed event would change, were it appended now. */
export interface PreviewedEvent {
  readonly stream: string;
  /** The version that its stream would come to. */
  readonly version: number;
  readonly type: EventTypeName;
  /** What the thing would then be called. */
  readonly of: string;
  readonly changes: HistoryEntry['changes'];
}

/** `POST /api/events/preview`: the events in their order, without those that the log has already. */
export interface PreviewAnswer {
  readonly asOf: AsOf;
  readonly events: readonly PreviewedEvent[];
}

/** A further event that undoes an earlier one, ready to be appended. */
export type UndoEvent = Said & { readonly stream: string; readonly expectedVersion: number };

/** Why an event can't be undone as things stand. `code` is stable; `message` says the remedy. */
export interface BlockedUndo {
  readonly position: number;
  readonly code: string;
  readonly message: string;
}

/** `POST /api/undo`: what undoes the events at the positions asked for, newest first. */
export interface UndoAnswer {
  readonly asOf: AsOf;
  readonly events: readonly UndoEvent[];
  /** For each of `events` the position of the event that it undoes. */
  readonly undoes: readonly number[];
  readonly blocked: readonly BlockedUndo[];
}

/** In what an occurrence is like the one that is being told. */
export const likenesses = ['title', 'date', 'actors'] as const;

/** `GET /api/similar`: live occurrences that may be the one that is being told, best first. */
export interface SimilarAnswer {
  readonly asOf: AsOf;
  readonly items: readonly {
    readonly occurrence: {
      readonly id: string;
      readonly slug: string;
      readonly title: string;
      readonly kind: string;
      readonly date: DateOnly;
    };
    readonly why: readonly (typeof likenesses)[number][];
  }[];
}

/** What a text that tells of sources turned out to be. */
export const sourceFormats = ['url', 'doi', 'bibtex', 'ris', 'csl-json'] as const;

/** A source as a text tells of it. */
export interface ReadSource {
  /** What is known of the fields of SourceRegistered: parses by its schema once `missing` is given. */
  readonly source: Partial<EventData<'SourceRegistered'>>;
  /** The fields that are required and not known. */
  readonly missing: readonly string[];
  /** What was left out or taken otherwise, in words. */
  readonly notes: readonly string[];
  /** A source of the register that has the same DOI, address or title; null: none has. */
  readonly known: Named | null;
}

/** `POST /api/sources/read` */
export interface ReadSourcesAnswer {
  readonly format: (typeof sourceFormats)[number];
  readonly items: readonly ReadSource[];
}
