import type { EventTypeName } from '../../../events/vocabulary/event.ts';
import { eventTypes } from '../../../events/vocabulary/event.ts';
import { goldenEvent } from '../../support/golden-drawer.ts';

/** The golden data of an event type with some fields replaced; undefined leaves one out. */
export function dataOf(type: EventTypeName, changes: object = {}): object {
  const golden = new Map<string, unknown>(Object.entries(goldenEvent(type).data));
  for (const [name, value] of Object.entries(changes))
    if (value === undefined) golden.delete(name);
    else golden.set(name, value);
  return Object.fromEntries(golden);
}

/** Where the data of an event type does not parse, as JSON pointers; none when it does. */
export function issuesOf(type: EventTypeName, data: unknown): string[] {
  const parsed = eventTypes[type].schema.safeParse(data);
  return (parsed.error?.issues ?? []).map(({ path }) =>
    path.map((part) => `/${String(part)}`).join(''),
  );
}
