import { useState } from 'react';
import type { AloneAnswer, AloneItem } from '../../events/readings/ledger.ts';
import { Link } from '../address/link.tsx';
import { useHref, useRecordedQuestion } from '../address/use-href.ts';
import { usePages } from '../answers/use-pages.ts';
import { Name } from '../writing/name.tsx';
import { counted } from '../writing/term.ts';

/** The occurrences that rest on one source alone: what would fall with it. */
export function Alone() {
  const [isOpen, setOpen] = useState(false);
  const question = useRecordedQuestion('/alone');
  const pages = usePages<AloneItem, AloneAnswer>(isOpen ? question : null);
  const items = pages.items ?? [];
  return (
    <details
      className="alone"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>What rests on one source alone</summary>
      {pages.items !== null && (
        <p className="alone-count">
          {pages.total === 0
            ? 'Nothing: every occurrence has two sources or more.'
            : `${counted(pages.total, 'occurrence')} would fall with the one source that supports ${pages.total === 1 ? 'it' : 'them'}.`}
        </p>
      )}
      {pages.problem !== null && <p>{pages.problem.title}.</p>}
      <ol className="lines">
        {items.map((item) => (
          <li key={item.occurrence.id}>
            <LineOf item={item} />
          </li>
        ))}
      </ol>
      {pages.hasMore && (
        <button type="button" className="button" onClick={pages.more} disabled={pages.isReading}>
          Show more
        </button>
      )}
    </details>
  );
}

function LineOf({ item: { occurrence, source } }: { readonly item: AloneItem }) {
  const href = useHref();
  return (
    <>
      <span className="date">{occurrence.date.words}</span>
      <span className="line-text">
        <Link href={href({ page: 'occurrence', id: occurrence.id })}>
          <Name>{occurrence.name}</Name>
        </Link>
        <span className="line-about">
          <span>
            on{' '}
            <Link href={href({ page: 'thing', register: 'sources', id: source.id })}>
              <cite>
                <Name>{source.name}</Name>
              </cite>
            </Link>
          </span>
        </span>
      </span>
    </>
  );
}
