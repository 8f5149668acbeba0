import type { HistoryAnswer } from '../../events/readings/answers.ts';
import { historyPath } from './stream-path.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { ChangesInWords } from '../differences/changes-in-words.tsx';
import { eventInWords } from '../occurrence/history-words.ts';
import { instantInWords } from '../writing/day-words.ts';

interface MeanwhileProps {
  readonly stream: string;
  /** The version that was known; what came after it is told. */
  readonly since: number;
}

/** What others said of a thing since it was read. */
export function Meanwhile({ stream, since }: MeanwhileProps) {
  const { answer } = useAnswer<HistoryAnswer>(historyPath(stream));
  const entries = (answer?.items ?? []).filter(({ event }) => event.version > since);
  return (
    <ol className="meanwhile">
      {entries.map(({ event, changes }) => (
        <li key={event.position}>
          <p>
            {eventInWords(event.type)} by <bdi>{event.recordedBy}</bdi>,{' '}
            <time dateTime={event.recordedAt}>{instantInWords(event.recordedAt)}</time>
            {event.reason !== '' && (
              <>
                : <q dir="auto">{event.reason}</q>
              </>
            )}
          </p>
          <ChangesInWords changes={changes} />
        </li>
      ))}
    </ol>
  );
}
