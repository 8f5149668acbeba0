import { useState } from 'react';
import type { HistoryAnswer, HistoryEntry } from '../../events/readings/answers.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { compareBefore } from '../compare/compare-before.ts';
import { useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { useHistoryQuestion } from '../address/use-href.ts';
import { instantInWords } from '../writing/day-words.ts';
import { counted } from '../writing/term.ts';
import { FieldChange } from './field-change.tsx';
import { changesToTell, eventInWords, pointerInWords, valueInWords } from './history-words.ts';
import { Section } from './section.tsx';

interface HistoryProps {
  /** Path of the thing in the API, such as `/occurrences/7f3`. */
  readonly path: string;
  readonly version: number;
  /** Id of the occurrence that it is of; absent: of another thing, which no timeline shows. */
  readonly occurrence?: string;
}

/** What was said of a thing, by whom, when and why; asked for when it is unfolded. */
export function History({ path, version, occurrence }: HistoryProps) {
  const [isOpen, setOpen] = useState(false);
  const question = useHistoryQuestion(path);
  const { answer, isCurrent, problem } = useAnswer<HistoryAnswer>(isOpen ? question : null);
  const entries = isCurrent ? (answer?.items ?? []) : [];
  return (
    <Section title="History">
      <details
        className="history"
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          {version === 1
            ? 'Said once, and never changed'
            : `${counted(version, 'event')} in the archive’s log`}
        </summary>
        {problem !== null && (
          <p>
            {problem.title}. {problem.remedy}
          </p>
        )}
        <ol>
          {entries.map((entry) => (
            <li key={entry.event.position}>
              <EntryOf entry={entry} occurrence={occurrence} />
            </li>
          ))}
        </ol>
      </details>
    </Section>
  );
}

function EntryOf({ entry, occurrence }: { entry: HistoryEntry; occurrence: string | undefined }) {
  const { search } = useAddress();
  const { event } = entry;
  return (
    <>
      <p className="history-what">{eventInWords(event.type)}</p>
      <p className="history-when">
        <time dateTime={event.recordedAt}>{instantInWords(event.recordedAt)}</time>, by{' '}
        <bdi>{event.recordedBy}</bdi>; event {event.position}
      </p>
      {event.reason !== '' && (
        <p className="history-why" dir="auto">
          {event.reason}
        </p>
      )}
      <ChangesOf changes={changesToTell(entry)} />
      {occurrence !== undefined && (
        <p className="history-compare">
          <Link href={compareBefore(search, event.position, occurrence)}>
            Compare with before this change
            <span className="unseen">, event {event.position}</span>
          </Link>
        </p>
      )}
    </>
  );
}

function ChangesOf({ changes }: Pick<HistoryEntry, 'changes'>) {
  if (changes.length === 0) return null;
  return (
    <ul className="changes">
      {changes.map(({ pointer, before, after }) => (
        <li key={pointer}>
          <span className="change-field">{pointerInWords(pointer)}</span>{' '}
          <FieldChange before={valueInWords(before)} after={valueInWords(after)} />
        </li>
      ))}
    </ul>
  );
}
