import type { LedgerItem } from '../../events/readings/ledger.ts';
import { Link } from '../address/link.tsx';
import { registers, type Route } from '../address/route.ts';
import { useHref } from '../address/use-href.ts';
import { ChangesInWords } from '../differences/changes-in-words.tsx';
import { eventInWords, isBeginning } from '../occurrence/history-words.ts';
import { RedactionOf } from '../redacting/redaction-words.tsx';
import { VerifyRoom } from '../verifying/verify-room.tsx';
import { Name } from '../writing/name.tsx';
import { grouped } from '../writing/term.ts';

interface LedgerEntryProps {
  readonly item: LedgerItem;
  /** Whether it can be selected to be undone. */
  readonly canSelect: boolean;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  /** Selects all that its editor said one after the other; null: there is no more than this. */
  readonly onSelectRun: (() => void) | null;
}

/** One change: when and by whom, what it did to what and why, and what reads otherwise. */
export function LedgerEntry(props: LedgerEntryProps) {
  const { item, canSelect, isSelected, onSelect, onSelectRun } = props;
  const { event, changes, of } = item;
  const href = useHref();
  const what = `${eventInWords(event.type)}: ${of}`;
  return (
    <article className="ledger-entry" data-selected={isSelected || undefined}>
      {canSelect && (
        <input
          type="checkbox"
          aria-label={`Select event ${event.position}, ${what}`}
          checked={isSelected}
          onChange={onSelect}
        />
      )}
      <div>
        <p className="ledger-what">
          {eventInWords(event.type)}:{' '}
          <Link href={href(routeOf(item))}>
            <Name>{of}</Name>
          </Link>
        </p>
        <p className="history-when">
          <time dateTime={event.recordedAt}>{event.recordedAt.slice(11, 16)} UTC</time>, by{' '}
          <bdi>{event.recordedBy}</bdi>; event {grouped(event.position)}
          {canSelect && onSelectRun !== null && (
            <>
              {' '}
              <button type="button" className="quiet-button" onClick={onSelectRun}>
                Select this whole run
              </button>
            </>
          )}
        </p>
        {event.reason !== '' && (
          <p className="history-why" dir="auto">
            {event.reason}
          </p>
        )}
        <RedactionOf entry={item} />
        {isBeginning(event.type) && changes.length > 0 ? (
          <details className="ledger-whole">
            <summary>What was told</summary>
            <ChangesInWords changes={changes} />
          </details>
        ) : (
          <ChangesInWords changes={changes} />
        )}
        <VerifyRoom shown={item} />
      </div>
    </article>
  );
}

function routeOf({ thing, id }: LedgerItem): Exclude<Route, { page: 'nowhere' }> {
  const register = registers.find((one) => one === `${thing}s`);
  return register === undefined ? { page: 'occurrence', id } : { page: 'thing', register, id };
}
