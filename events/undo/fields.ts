import { isSameValue } from '../decisions/sameness.ts';
import { isStandIn } from '../redaction/stand-in.ts';
import type { Thing } from '../things/thing.ts';
import type { EventTypeName } from '../vocabulary/event.ts';
import { blockedBy, formerRedacted, undoneBy, type Inverse, type Stages } from './inverse.ts';

/** The event types that change named fields of their thing, each wholly. */
export type RevisionName = Extract<EventTypeName, `${string}Revised`>;

/**
 * Gives the fields that a revision changed what they had before it, null where they had nothing. A
 * field that was given its former value since is left alone; one that was given another is in the
 * way.
 */
export function undoRevision(
  revision: { readonly type: RevisionName; readonly data: object },
  { before, after, now }: Stages<Thing>,
): Inverse {
  const [was, became, is] = [before ?? {}, after, now].map(fieldsOf);
  if (!was || !became || !is) throw new TypeError('three stages are three');
  const moved = Object.keys(revision.data).filter(
    (name) =>
      !isSameValue(was.get(name), became.get(name)) && !isSameValue(was.get(name), is.get(name)),
  );
  if (moved.length === 0)
    return blockedBy('already-undone', 'every field that it changed is as it was before');
  const again = moved.filter((name) => !isSameValue(became.get(name), is.get(name)));
  if (again.length > 0)
    return blockedBy(
      'changed-since',
      `${again.join(' and ')} changed again since; undo that first, or revise it by hand`,
    );
  if (before && moved.some((name) => isStandIn(before, name))) return formerRedacted;
  return undoneBy(
    revision.type,
    Object.fromEntries(moved.map((name) => [name, was.get(name) ?? null])),
  );
}

function fieldsOf(thing: object): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(Object.entries(thing));
}
