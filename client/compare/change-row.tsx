import type { ResponsibleEvent } from '../../events/readings/diff.ts';
import { Link } from '../address/link.tsx';
import { FieldChange } from '../occurrence/field-change.tsx';
import { eventInWords } from '../occurrence/history-words.ts';
import { changeGlyph } from '../timeline/change-signs.ts';
import { instantInWords } from '../writing/day-words.ts';
import { counted, grouped } from '../writing/term.ts';
import type { ChangeInWords } from './change-in-words.ts';
import type { FieldInWords } from '../differences/field-words.ts';
import { TextDifference } from '../differences/text-difference.tsx';

interface ChangeRowProps {
  readonly change: ChangeInWords;
  readonly href: string;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: (id: string) => void;
}

/** One change in the list: its sort in the margin, what it is about, what differs, and who said so. */
export function ChangeRow(props: ChangeRowProps) {
  const { change, href, isSelected, isOpen, isTabStop, onFocus } = props;
  return (
    <li
      className={`row change change-${change.sort}`}
      data-occurrence={change.id}
      data-selected={isSelected || undefined}
      data-open={isOpen || undefined}
    >
      <p className="change-sort">
        <span className="change-glyph" aria-hidden="true">
          {changeGlyph(change.sort)}
        </span>
        {change.sort}
      </p>
      <div className="row-text">
        <h3>
          <Link href={href} tabIndex={isTabStop ? 0 : -1} onFocus={() => onFocus(change.id)}>
            <bdi>{change.title}</bdi>
          </Link>
        </h3>
        <ChangeOf change={change} />
        <Events events={change.events} total={change.eventsTotal} />
      </div>
    </li>
  );
}

/** What differs: the date, and the fields; of what only one reading has, its date and summary. */
export function ChangeOf({ change }: Pick<ChangeRowProps, 'change'>) {
  const { date, fields, summary } = change;
  const isMoved = date.before !== '' && date.after !== '' && date.before !== date.after;
  return (
    <>
      {(date.before !== '' || date.after !== '') && (
        <p className="change-date date">
          {isMoved ? <FieldChange {...date} /> : date.after || date.before}
        </p>
      )}
      {summary !== '' && (
        <p className="row-summary" dir="auto">
          {summary}
        </p>
      )}
      {fields.length > 0 && (
        <ul className="changes">
          {fields.map((field) => (
            <li key={field.pointer}>
              <span className="change-field">{field.label}</span> <Field {...field} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Texts longer than this are told by where they differ. */
const shortMax = 60;

function Field({ before, after }: FieldInWords) {
  if (before === '' || after === '' || Math.max(before.length, after.length) <= shortMax)
    return <FieldChange before={before} after={after} />;
  return <TextDifference before={before} after={after} />;
}

/** How many of the events responsible are told at once: the latest. */
const eventsShown = 2;

function Events(props: { readonly events: readonly ResponsibleEvent[]; readonly total: number }) {
  const { events, total } = props;
  const shown = events.slice(-eventsShown);
  const rest = events.slice(0, -eventsShown);
  const untold = total - events.length;
  return (
    <div className="change-events">
      <ul>
        {shown.map((event) => (
          <li key={event.position}>
            <EventOf event={event} />
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details>
          <summary>{counted(rest.length + untold, 'earlier event')}</summary>
          <ul>
            {rest.map((event) => (
              <li key={event.position}>
                <EventOf event={event} />
              </li>
            ))}
          </ul>
          {untold > 0 && <p>{grouped(untold)} more are in its history.</p>}
        </details>
      )}
    </div>
  );
}

function EventOf({ event }: { readonly event: ResponsibleEvent }) {
  return (
    <>
      {eventInWords(event.type)} by <bdi>{event.recordedBy}</bdi>,{' '}
      <time dateTime={event.recordedAt}>{instantInWords(event.recordedAt)}</time>; event{' '}
      {grouped(event.position)}
      {event.reason !== '' && (
        <>
          : <q dir="auto">{event.reason}</q>
        </>
      )}
    </>
  );
}
