import type { Bindings, BoundEvent } from '../transparency/bindings.ts';
import { exportedText } from './envelope.ts';

const pageLength = 1_000;

/**
 * The whole log up to `head` in the interchange format: one envelope a line, each ending in a
 * newline, `data` exactly as stored, with the salt that binds it. Yields pages of lines.
 */
export function* exportLines(bindings: Bindings, head: number): Generator<string> {
  let after = 0;
  while (after < head) {
    const events = bindings.page(after, Math.min(pageLength, head - after));
    const last = events.at(-1);
    if (!last) return;
    yield linesOf(events);
    after = last.position;
  }
}

/** Events as an export writes them. */
export function linesOf(events: readonly BoundEvent[]): string {
  return events.map((event) => `${exportedText(event, event)}\n`).join('');
}
