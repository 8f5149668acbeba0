import { isSameValue } from '../decisions/sameness.ts';
import type { Transition } from '../projections/view.ts';
import type { LogEvent } from '../vocabulary/event.ts';

/** What a thing is, which version it is at and what of it is gone says no event of it. */
const unsaid: ReadonlySet<string> = new Set(['/thing', '/id', '/version', '/redacted']);

/** A field that differs between two JSON values; null where it is absent. */
export interface FieldChange {
  /** JSON pointer (RFC 6901). */
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields of its thing that an event changed. */
export function changesMade({
  before,
  after,
}: Pick<Transition, 'before' | 'after'>): FieldChange[] {
  return changesBetween(before, after).filter(({ pointer }) => !unsaid.has(partOf(pointer)));
}

/** The same; of an event whose data is gone nobody knows what it changed. */
export function changesOf(
  event: Pick<LogEvent, 'data'>,
  stages: Pick<Transition, 'before' | 'after'>,
): FieldChange[] {
  return event.data === null ? [] : changesMade(stages);
}

/** The field that a pointer leads into. */
function partOf(pointer: string): string {
  return pointer.split('/', 2).join('/');
}

/**
 * The fields in which two JSON objects differ, as finely as they can be told: members of objects by
 * name; members of lists that were added or taken out by their index in the list that has them. A
 * list that was rearranged differs as a whole. Null stands for an object without fields.
 */
export function changesBetween(before: object | null, after: object | null): FieldChange[] {
  return [...objectChanges('', before ?? {}, after ?? {})];
}

function* objectChanges(pointer: string, before: object, after: object): Iterable<FieldChange> {
  const left = new Map<string, unknown>(Object.entries(before));
  const right = new Map<string, unknown>(Object.entries(after));
  for (const name of new Set([...left.keys(), ...right.keys()]))
    yield* valueChanges(`${pointer}/${escaped(name)}`, left.get(name), right.get(name));
}

function* valueChanges(pointer: string, before: unknown, after: unknown): Iterable<FieldChange> {
  if (isSameValue(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after)) yield* listChanges(pointer, before, after);
  else if (isObject(before) && isObject(after)) yield* objectChanges(pointer, before, after);
  else yield { pointer, before: before ?? null, after: after ?? null };
}

function* listChanges(
  pointer: string,
  before: readonly unknown[],
  after: readonly unknown[],
): Iterable<FieldChange> {
  const start = before.findIndex((value, index) => !isSameValue(value, after[index]));
  const head = start === -1 ? before.length : Math.min(start, after.length);
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - head &&
    isSameValue(before.at(-1 - tail), after.at(-1 - tail))
  )
    tail += 1;
  const removed = before.slice(head, before.length - tail);
  const added = after.slice(head, after.length - tail);
  if (removed.length === added.length)
    for (const [index, value] of removed.entries())
      yield* valueChanges(`${pointer}/${head + index}`, value, added[index]);
  else if (removed.length === 0 || added.length === 0) {
    for (const [index, value] of removed.entries())
      yield { pointer: `${pointer}/${head + index}`, before: value, after: null };
    for (const [index, value] of added.entries())
      yield { pointer: `${pointer}/${head + index}`, before: null, after: value };
  } else yield { pointer, before, after };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
