import { pickedChecks, writtenChecks } from '../fields/checks.ts';
import { registrationsOf, type Saying, type Use } from './saying.ts';
import { tidied, toldBy, type Telling, type TellingDraft } from './telling.ts';
import { changedFields } from './three-way.ts';
import type { FieldProblem } from '../appending/append-events.ts';

/** A revision as it is being written, and what it began from. */
export interface Revision {
  /** Its form; one of another is left alone. */
  readonly version: typeof revisionVersion;
  readonly occurrence: string;
  readonly base: Telling;
  /** The version of the stream that `base` is at. */
  readonly baseVersion: number;
  readonly draft: TellingDraft;
  readonly reason: string;
}

/** See {@link Revision}. */
export const revisionVersion = 1;

/** The same with a draft whose rows are the telling's. */
export function tidiedRevision(revision: Revision): Revision {
  return { ...revision, draft: tidied(revision.draft) };
}

/** What a tidied revision comes to: what is registered first, then the fields that changed. */
export function sayingsOf({ occurrence, base, baseVersion, draft }: Revision): readonly Saying[] {
  const data = changedFields({ ...base }, { ...toldBy(draft) });
  return [
    ...registrationsOf(draft.newThings, usesIn(draft)),
    {
      stream: `occurrence-${occurrence}`,
      type: 'OccurrenceRevised',
      data,
      expectedVersion: baseVersion,
    },
  ];
}

/** Whether anything is told otherwise than it was. */
export function isChanged({ base, draft }: Pick<Revision, 'base' | 'draft'>): boolean {
  return Object.keys(changedFields({ ...base }, { ...toldBy(draft) })).length > 0;
}

/** What the browser knows at once to be wrong with a tidied revision. */
export function revisionChecks(revision: Revision): readonly FieldProblem[] {
  const { draft } = revision;
  const found = [
    ...writtenChecks('/title', draft.title),
    ...writtenChecks('/slug', draft.slug),
    ...(draft.kind.id === null ? writtenChecks('/kind', draft.kind.text) : []),
    ...draft.actors.flatMap(({ actor, role }, at) => [
      ...pickedChecks(`/actors/${at}/actor`, actor),
      ...writtenChecks(`/actors/${at}/role`, role),
    ]),
    ...draft.effects.flatMap(({ instrument, standing }, at) => [
      ...pickedChecks(`/effects/${at}/instrument`, instrument),
      ...writtenChecks(`/effects/${at}/standing`, standing),
    ]),
  ];
  if (found.length > 0 || isChanged(revision)) return found;
  return [{ pointer: '', code: 'nothing-changed', detail: 'Nothing is told otherwise as yet' }];
}

function usesIn({ actors, effects }: TellingDraft): readonly Use[] {
  return [
    ...actors.map(({ actor }, at) => ({ id: actor.id, place: `/actors/${at}/actor` })),
    ...effects.map(({ instrument }, at) => ({
      id: instrument.id,
      place: `/effects/${at}/instrument`,
    })),
  ];
}
