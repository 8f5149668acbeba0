import type { ProposalAnswer, SaidSince, WeighedEvent } from '../../events/readings/proposals.ts';
import { Link } from '../address/link.tsx';
import { thingPath } from '../correcting/stream-path.ts';
import { ChangesInWords } from '../differences/changes-in-words.tsx';
import { eventInWords, pointerInWords } from '../occurrence/history-words.ts';
import { instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';

/** The events of a proposal, each with what it would change in the archive as it is now. */
export function ProposedEvents({ answer }: { readonly answer: ProposalAnswer }) {
  const isSettled = answer.fit === null;
  return (
    <ol className="proposed-events">
      {answer.events.map((event) => (
        <li key={event.id}>
          <Proposed event={event} isSettled={isSettled} />
        </li>
      ))}
    </ol>
  );
}

function Proposed(props: { readonly event: WeighedEvent; readonly isSettled: boolean }) {
  const { event, isSettled } = props;
  const isNew = event.actualVersion === 0;
  return (
    <article className="proposed-event">
      <p className="ledger-what">
        {eventInWords(event.type)}:{' '}
        {isNew ? (
          <Name>{event.of}</Name>
        ) : (
          <Link href={thingPath(event.stream)}>
            <Name>{event.of}</Name>
          </Link>
        )}
      </p>
      {event.isRecorded ? (
        <p className="history-when">It is in the log.</p>
      ) : isSettled ? (
        <Sent event={event} />
      ) : (
        <ChangesInWords changes={event.changes} />
      )}
      {!isSettled && event.refusal !== null && (
        <p className="proposed-refusal">
          <strong>Refused:</strong> <bdi>{event.refusal.message}</bdi>
        </p>
      )}
      {!isSettled && event.since.length > 0 && <Since since={event.since} />}
    </article>
  );
}

/** What was sent, of a proposal that came to nothing: against the archive now it says little. */
function Sent({ event }: { readonly event: WeighedEvent }) {
  const fields = Object.entries(event.data ?? {});
  const changes = fields.map(([name, after]) => ({ pointer: `/${name}`, before: null, after }));
  return <ChangesInWords changes={changes} />;
}

function Since({ since }: { readonly since: readonly SaidSince[] }) {
  return (
    <section className="proposed-since" aria-label="Said meanwhile">
      <p>
        <strong>Said meanwhile</strong>
      </p>
      <ul>
        {since.map((said) => (
          <li key={said.position} data-collides={said.collides.length > 0 || undefined}>
            <p className="history-when">
              {eventInWords(said.type)} by <Name>{said.recordedBy}</Name>,{' '}
              <time dateTime={said.recordedAt}>{instantInWords(said.recordedAt)}</time>; event{' '}
              {said.position}
            </p>
            <ChangesInWords changes={said.changes} />
            {said.collides.length > 0 && (
              <p className="proposed-collides">
                Both change {said.collides.map(pointerInWords).join(', ')}.
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
