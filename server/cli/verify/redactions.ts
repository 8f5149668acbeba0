import type { Redaction } from '../../../events/readings/redaction.ts';
import { lineOf, type Terminal } from '../terminal.ts';

/** Tells what was redacted: no damage, but nothing that is kept quiet either. */
export function tellRedactions(terminal: Terminal, redactions: readonly Redaction[]): void {
  for (const { position, recordedAt, recordedBy, reason, legalBasis, of } of redactions)
    terminal.out(
      `${lineOf(
        `position ${of.position}, ${of.type}: redacted by ${recordedBy} at ${recordedAt} ` +
          `(position ${position}): ${reason} (${legalBasis})`,
      )}\n`,
    );
}
