import type { WithRedactions } from '../../events/readings/redaction.ts';
import { eventInWords } from '../occurrence/history-words.ts';
import { instantInWords } from '../writing/day-words.ts';
import { grouped } from '../writing/term.ts';
import { RedactionGrounds } from './redaction-words.tsx';

interface RedactedNoticeProps {
  /** What was redacted; undefined: nothing. */
  readonly redactions?: WithRedactions['redactions'] | undefined;
}

/** Says on the page of a thing that something that was said of it is gone, and why. */
export function RedactedNotice({ redactions }: RedactedNoticeProps) {
  if (redactions === undefined) return null;
  return (
    <div className="notice">
      <p>Something that was said of this was redacted, and is gone for good:</p>
      <ul>
        {redactions.map((redaction) => (
          <li key={redaction.position}>
            Event {grouped(redaction.of.position)}, “{eventInWords(redaction.of.type)}”, on{' '}
            {instantInWords(redaction.recordedAt)}. <RedactionGrounds {...redaction} />
          </li>
        ))}
      </ul>
    </div>
  );
}
