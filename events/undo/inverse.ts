import type { Thing } from '../things/thing.ts';
import type { EventData, EventTypeName, Said } from '../vocabulary/event.ts';

/** Why an event can't be undone by a further one, beside the rules of the archive. */
export type UndoCode =
  /** There is no event at that position. */
  | 'not-recorded'
  /** What it changed was changed again. */
  | 'changed-since'
  /** What it changed is as it was before. */
  | 'already-undone'
  /** What entered a register stays in it. */
  | 'stays-registered'
  /** A withdrawn source is not relied on again. */
  | 'withdrawn-for-good'
  /** What was redacted is gone for good: neither it nor what stood before it is known any more. */
  | 'redacted';

/** What undoes an event as its thing stands now, or why nothing does. */
export type Inverse =
  | { readonly ok: true; readonly said: Said }
  | { readonly ok: false; readonly code: UndoCode; readonly message: string };

/** A thing just before an event, just after it, and as it stands now. */
export interface Stages<Of extends Thing> {
  /** Null: the event was its first. */
  readonly before: Of | null;
  readonly after: Of;
  readonly now: Of;
}

/** What undoes an event. */
export function undoneBy<Name extends EventTypeName>(type: Name, data: EventData<Name>): Inverse {
  const said = { type, data };
  if (!isSaid(said)) throw new TypeError(`${type} has no data`);
  return { ok: true, said };
}

/** Why nothing undoes an event before which something stood that was redacted. */
export const formerRedacted: Inverse = {
  ok: false,
  code: 'redacted',
  message: 'what stood before it was redacted, and is not known any more; say anew what is so',
};

/** Why nothing undoes an event. */
export function blockedBy(code: UndoCode, message: string): Inverse {
  return { ok: false, code, message };
}

// The type of the data is that of the name, which TypeScript can't follow through the union.
function isSaid(said: { readonly type: EventTypeName; readonly data: unknown }): said is Said {
  return typeof said.data === 'object' && said.data !== null;
}
