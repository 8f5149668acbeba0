import type { Thing } from '../things/thing.ts';
import type { Redacted } from '../vocabulary/event.ts';
import { standInOf } from './stand-in.ts';

/**
 * Folds an event whose data is gone: one that founds its thing leaves a stand-in, any other leaves
 * the thing as it was. The thing says from there on that something of it was redacted, whether the
 * redaction itself has been folded yet or not.
 */
export function evolveRedacted(state: Thing | null, event: Redacted): Thing | null {
  const thing = standInOf(event) ?? state;
  return thing && marked(thing, event.position, event.version);
}

/** Folds the redaction of an earlier event of the thing, whose data the fold has not met. */
export function evolveRedaction(
  state: Thing | null,
  { version, data }: { readonly version: number; readonly data: { readonly position: number } },
): Thing | null {
  return state && marked(state, data.position, version);
}

function marked(thing: Thing, position: number, version: number): Thing {
  const known = thing.redacted ?? [];
  if (known.includes(position)) return { ...thing, version };
  return { ...thing, version, redacted: [...known, position] };
}
