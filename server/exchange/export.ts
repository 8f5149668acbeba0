import type { Archive } from '../archive.ts';
import { envelopeText } from './envelope.ts';

const pageLength = 1_000;

/**
 * The whole log up to `head` in the interchange format: one envelope a line, each ending in a
 * newline, `data` exactly as stored. Yields pages of lines.
 */
export function* exportLines(archive: Archive, head: number): Generator<string> {
  let after = 0;
  while (after < head) {
    const limit = Math.min(pageLength, head - after);
    const events = archive.read({ after, limit });
    const last = events.at(-1);
    if (!last) return;
    yield events.map((event) => `${envelopeText(event)}\n`).join('');
    after = last.position;
  }
}
