import { useState } from 'react';
import type { HistoryEntry } from '../../events/readings/answers.ts';
import { addressNow, useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { compareBefore } from '../compare/compare-before.ts';
import { ChangesInWords } from '../differences/changes-in-words.tsx';
import { parseReading, printReading } from '../reading/reading-address.ts';
import { instantInWords } from '../writing/day-words.ts';
import { grouped } from '../writing/term.ts';
import { changesToTell, eventInWords, isUndoable } from './history-words.ts';
import { RedactRoom } from '../redacting/redact-room.tsx';
import { RedactionOf } from '../redacting/redaction-words.tsx';
import { VerifyRoom } from '../verifying/verify-room.tsx';
import { UndoRoom } from './undo-room.tsx';

interface HistoryEntriesProps {
  readonly entries: readonly HistoryEntry[];
  /** Id of the occurrence that it is of; null: of another thing, which no timeline shows. */
  readonly occurrence: string | null;
  /** Whether whoever reads may undo what was said. */
  readonly canUndo: boolean;
  /** Whether they may remove what was said, for good. */
  readonly canRedact: boolean;
}

/** Every version of a thing: what was said, when, by whom and why, and what it changed. */
export default function HistoryEntries(props: HistoryEntriesProps) {
  const { entries, occurrence, canUndo, canRedact } = props;
  const version = entries.at(-1)?.event.version ?? 0;
  const [undoing, setUndoing] = useState<HistoryEntry['event'] | null>(null);
  return (
    <>
      <ol>
        {entries.map((entry) => (
          <li key={entry.event.position}>
            <EntryOf entry={entry} occurrence={occurrence} />
            {canUndo && isUndoable(entry.event) && (
              <button
                type="button"
                className="quiet-button history-undo"
                onClick={() => setUndoing(entry.event)}
              >
                Undo<span className="unseen"> event {entry.event.position}</span>
              </button>
            )}
            {canRedact && <RedactRoom event={entry.event} version={version} />}
          </li>
        ))}
      </ol>
      {undoing !== null && <UndoRoom event={undoing} onClose={() => setUndoing(null)} />}
    </>
  );
}

function EntryOf(props: {
  readonly entry: HistoryEntry;
  readonly occurrence: HistoryEntriesProps['occurrence'];
}) {
  const { entry, occurrence } = props;
  const { event } = entry;
  const { search } = useAddress();
  const unseen = <span className="unseen">, event {event.position}</span>;
  return (
    <>
      <p className="history-what">{eventInWords(event.type)}</p>
      <p className="history-when">
        <time dateTime={event.recordedAt}>{instantInWords(event.recordedAt)}</time>, by{' '}
        <bdi>{event.recordedBy}</bdi>; version {event.version}, event {grouped(event.position)}
      </p>
      {event.reason !== '' && (
        <p className="history-why" dir="auto">
          {event.reason}
        </p>
      )}
      <ChangesInWords changes={changesToTell(entry)} />
      <RedactionOf entry={entry} />
      {event.position > 1 && (
        <p className="history-ways">
          {event.version > 1 && (
            <Link href={justBefore(event.position)}>The archive as it was just before{unseen}</Link>
          )}
          {occurrence !== null && (
            <Link href={compareBefore(search, event.position, occurrence)}>
              Compare with before this change{unseen}
            </Link>
          )}
        </p>
      )}
      <VerifyRoom shown={entry} />
    </>
  );
}

/** The same page, read from the archive as it was just before an event was said. */
function justBefore(position: number): string {
  const { path, search } = addressNow();
  return `${path}${printReading({ ...parseReading(search), asOf: `seq:${position - 1}` })}`;
}
