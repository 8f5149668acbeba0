import { lazy, Suspense, useEffect, useState } from 'react';
import type { LedgerAnswer, LedgerItem } from '../../events/readings/ledger.ts';
import { goTo, useAddress } from '../address/address.ts';
import { usePages } from '../answers/use-pages.ts';
import { Fallback } from '../frame/fallback.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { parseReading } from '../reading/reading-address.ts';
import { useIsAtLeast } from '../session/use-session.ts';
import { counted } from '../writing/term.ts';
import { byDay, runOf } from './days.ts';
import { LedgerEntry } from './ledger-entry.tsx';
import { LedgerFilters } from './ledger-filters.tsx';
import { parseLedgerQuestion, printLedgerQuestion } from './ledger-question.ts';
import './ledger.css';

// Who may not undo does not load the way to.
const Selection = lazy(() => import('./selection.tsx'));

/** The page of the ledger: who said what, newest first, and for editors the way to undo it. */
export default function LedgerPage() {
  const { search } = useAddress();
  const question = parseLedgerQuestion(search);
  const printed = printLedgerQuestion(question);
  const { asOf } = parseReading(search);
  const pages = usePages<LedgerItem, LedgerAnswer>(`/api/ledger${withAsOf(printed, asOf)}`);
  const items = pages.isCurrent ? (pages.items ?? []) : [];
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const canUndo = useIsAtLeast('contributor') && asOf === null;
  const select = (positions: readonly number[], isWanted: boolean): void =>
    setSelected((before) => {
      const next = new Set(before);
      for (const position of positions)
        if (isWanted) next.add(position);
        else next.delete(position);
      return next;
    });
  const feed = `/api/ledger.atom${printed}`;
  useFeed(feed);
  return (
    <Page title="The ledger">
      <p className="lead">
        Who said what, when and why, newest first; nothing is ever taken out unseen.{' '}
        <a href={feed}>Follow it as a feed (Atom)</a>
      </p>
      <LedgerFilters
        question={question}
        editors={[...new Set(items.map(({ event }) => event.recordedBy))]}
        onChange={(next) => goTo(`/ledger${withAsOf(printLedgerQuestion(next), asOf)}`, 'push')}
      />
      {pages.problem !== null && (
        <ProblemNotice problem={pages.problem} onAskAgain={pages.askAgain} />
      )}
      {pages.isCurrent && pages.items !== null && (
        <p className="ledger-count" role="status">
          {counted(pages.total, 'change')}
        </p>
      )}
      {byDay(items).map(({ day, words, items: said }) => (
        <section key={day} className="ledger-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>
            <time dateTime={day}>{words}</time>
          </h2>
          <ol>
            {said.map((item) => (
              <li key={item.event.position}>
                <EntryIn {...{ item, items, selected, select }} canSelect={canUndo} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {pages.hasMore && (
        <button type="button" className="button" onClick={pages.more} disabled={pages.isReading}>
          Show earlier changes
        </button>
      )}
      {canUndo && (
        <Fallback words="The way to undo changes could not be loaded. To try again, load the page anew.">
          <Suspense>
            <Selection selected={selected} onClear={() => setSelected(new Set())} />
          </Suspense>
        </Fallback>
      )}
    </Page>
  );
}

interface EntryInProps {
  readonly item: LedgerItem;
  readonly items: readonly LedgerItem[];
  readonly selected: ReadonlySet<number>;
  readonly select: (positions: readonly number[], isWanted: boolean) => void;
  readonly canSelect: boolean;
}

function EntryIn({ item, items, selected, select, canSelect }: EntryInProps) {
  const { position, recordedBy } = item.event;
  const isSelected = selected.has(position);
  const at = items.indexOf(item);
  const isNewest = items[at - 1]?.event.recordedBy !== recordedBy;
  const isRun = isNewest && items[at + 1]?.event.recordedBy === recordedBy;
  return (
    <LedgerEntry
      {...{ item, canSelect, isSelected }}
      onSelect={() => select([position], !isSelected)}
      onSelectRun={isRun ? () => select(runOf(items, position), true) : null}
    />
  );
}

function withAsOf(printed: string, asOf: string | null): string {
  if (asOf === null) return printed;
  const query = new URLSearchParams(printed);
  query.set('asOf', asOf);
  return `?${query.toString()}`;
}

/** Tells feed readers of the feed while the page is shown. */
function useFeed(href: string): void {
  useEffect(() => {
    const link = document.createElement('link');
    link.rel = 'alternate';
    link.type = 'application/atom+xml';
    link.title = 'The ledger';
    link.href = href;
    document.head.append(link);
    return () => link.remove();
  }, [href]);
}
