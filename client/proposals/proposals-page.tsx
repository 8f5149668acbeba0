import { useEffect } from 'react';
import {
  proposalStates,
  type ProposalItem,
  type ProposalsAnswer,
  type ProposalState,
} from '../../events/readings/proposals.ts';
import { goTo, useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { pathOf } from '../address/route.ts';
import { usePages } from '../answers/use-pages.ts';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { onProposals } from '../live/proposals-told.ts';
import { useIsAtLeast } from '../session/use-session.ts';
import { instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';
import { counted } from '../writing/term.ts';
import { stateWords } from './proposal-words.ts';

/** The list of proposals: all of them for editors, one’s own for others; open ones first. */
export function ProposalsPage() {
  const { search } = useAddress();
  const asked = new URLSearchParams(search).get('state');
  const state = proposalStates.find((known) => known === asked) ?? null;
  const query = state === null ? '' : `?state=${state}`;
  const pages = usePages<ProposalItem, ProposalsAnswer>(`/api/proposals${query}`);
  const { askAgain } = pages;
  useEffect(() => onProposals(askAgain), [askAgain]);
  const isEditor = useIsAtLeast('editor');
  const items = pages.isCurrent ? pages.items : null;
  return (
    <Page title="Proposals">
      <p className="lead">
        {isEditor
          ? 'What contributors would have said. Nothing of it is in the archive until it is accepted.'
          : 'What you proposed. Nothing of it is in the archive until an editor accepts it.'}
      </p>
      <States state={state} counts={pages.lastPage?.counts ?? null} />
      {pages.problem !== null && (
        <ProblemNotice problem={pages.problem} onAskAgain={pages.askAgain} />
      )}
      {items !== null && items.length === 0 && <p className="waiting">There are none.</p>}
      <ol className="proposals">
        {(items ?? []).map((item) => (
          <li key={item.id}>
            <Entry item={item} />
          </li>
        ))}
      </ol>
      {pages.hasMore && (
        <button type="button" className="button" onClick={pages.more} disabled={pages.isReading}>
          Show earlier ones
        </button>
      )}
    </Page>
  );
}

interface StatesProps {
  readonly state: ProposalState | null;
  readonly counts: ProposalsAnswer['counts'] | null;
}

function States({ state, counts }: StatesProps) {
  return (
    <label className="choice proposals-states">
      Show
      <select
        value={state ?? ''}
        onChange={({ currentTarget: { value } }) =>
          goTo(value === '' ? '/proposals' : `/proposals?state=${value}`, 'push')
        }
      >
        <option value="">all of them</option>
        {proposalStates.map((one) => (
          <option key={one} value={one}>
            {stateWords[one].toLowerCase()}
            {counts !== null && ` (${counts[one]})`}
          </option>
        ))}
      </select>
    </label>
  );
}

function Entry({ item }: { readonly item: ProposalItem }) {
  const [first, ...others] = item.of;
  return (
    <article className="proposal-entry">
      <p className="proposal-about">
        <Link href={pathOf({ page: 'proposal', id: item.id })}>
          <Name>{first?.name ?? 'A proposal'}</Name>
          {others.length > 0 && ` and ${counted(others.length, 'thing')} more`}
        </Link>{' '}
        <span className={`proposal-state proposal-${item.state}`}>{stateWords[item.state]}</span>
      </p>
      {item.reason !== '' && (
        <p className="history-why" dir="auto">
          {item.reason}
        </p>
      )}
      <p className="history-when">
        {counted(item.events, 'event')} by <Name>{item.by}</Name>,{' '}
        <time dateTime={item.proposedAt}>{instantInWords(item.proposedAt)}</time>
        {item.comments > 0 && `; ${counted(item.comments, 'comment')}`}
      </p>
    </article>
  );
}
