import { useState } from 'react';
import type { HistoryAnswer, HistoryEntry } from '../../events/readings/answers.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { useQuestion } from '../address/use-href.ts';
import { instantInWords } from '../writing/day-words.ts';
import { counted } from '../writing/term.ts';
import { changesToTell, eventInWords, pointerInWords, valueInWords } from './history-words.ts';
import { Section } from './section.tsx';

interface HistoryProps {
  /** Path of the thing in the API, such as `/occurrences/7f3`. */
  readonly path: string;
  readonly version: number;
}

/** What was said of a thing, by whom, when and why; asked for when it is unfolded. */
export function History({ path, version }: HistoryProps) {
  const [isOpen, setOpen] = useState(false);
  const question = useQuestion(`${path}/history`);
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
              <EntryOf entry={entry} />
            </li>
          ))}
        </ol>
      </details>
    </Section>
  );
}

function EntryOf({ entry }: { readonly entry: HistoryEntry }) {
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
          <Change before={valueInWords(before)} after={valueInWords(after)} />
        </li>
      ))}
    </ul>
  );
}

function Change({ before, after }: { readonly before: string; readonly after: string }) {
  if (before === '') return <>now {<ins dir="auto">{after}</ins>}</>;
  if (after === '') return <>no longer {<del dir="auto">{before}</del>}</>;
  return (
    <>
      from <del dir="auto">{before}</del> to <ins dir="auto">{after}</ins>
    </>
  );
}
