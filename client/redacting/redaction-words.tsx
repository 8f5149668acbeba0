import type { HistoryEntry } from '../../events/readings/answers.ts';
import type { Redaction } from '../../events/readings/redaction.ts';
import { instantInWords } from '../writing/day-words.ts';
import { grouped } from '../writing/term.ts';

/** Who removed what an event said, when, why and by what law. */
function RedactionWords({ redaction }: { readonly redaction: Redaction }) {
  const { recordedAt, recordedBy, position } = redaction;
  return (
    <div className="redaction">
      <p>
        Redacted by <bdi>{recordedBy}</bdi> on{' '}
        <time dateTime={recordedAt}>{instantInWords(recordedAt)}</time>, event {grouped(position)}:
        what it said is gone for good.
      </p>
      <RedactionGrounds {...redaction} />
    </div>
  );
}

/** Why something was removed, and by what law. */
export function RedactionGrounds({ reason, legalBasis }: Pick<Redaction, 'reason' | 'legalBasis'>) {
  return (
    <p>
      <span dir="auto">{reason}</span> Legal basis: <span dir="auto">{legalBasis}</span>
    </p>
  );
}

/** What an entry of a history or of the ledger tells of a redaction: of itself, or of another. */
export function RedactionOf({ entry }: { readonly entry: HistoryEntry }) {
  const { event, redaction } = entry;
  if (redaction !== undefined) return <RedactionWords redaction={redaction} />;
  if (event.type !== 'EventRedacted' || event.data === null) return null;
  return (
    <div className="redaction">
      <p>What event {grouped(event.data.position)} said was removed for good.</p>
      <RedactionGrounds {...event.data} />
    </div>
  );
}
