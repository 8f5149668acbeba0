import { useState } from 'react';
import type {
  ActorItem,
  ChronicleItem,
  InstrumentItem,
  SourceItem,
} from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import type { Register } from '../address/route.ts';
import { useHref, useQuestion } from '../address/use-href.ts';
import { usePages } from '../answers/use-pages.ts';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { Name } from '../writing/name.tsx';
import { counted, grouped } from '../writing/term.ts';
import { Alone } from './alone.tsx';
import { entryOf, groupsOf, type Entry } from './entry.ts';

type Item = ActorItem | SourceItem | InstrumentItem | ChronicleItem;

const titles: Readonly<Record<Register, { title: string; says: string; one: string }>> = {
  actors: {
    title: 'Actors',
    says: 'States, agencies, companies, organisations, groups and persons that took part.',
    one: 'actor',
  },
  instruments: {
    title: 'Instruments',
    says: 'Agreements, norms, laws, listings, indictments and policies, with how they stand.',
    one: 'instrument',
  },
  sources: {
    title: 'Sources',
    says: 'The documents that everything here rests on.',
    one: 'source',
  },
  chronicles: {
    title: 'Chronicles',
    says: 'Readings of the archive, each with its introduction and its legend.',
    one: 'chronicle',
  },
};

/** The index of a register: everything in it, in groups, with a field to find one's way. */
export function RegisterPage({ register }: { readonly register: Register }) {
  const pages = usePages<Item>(useQuestion(`/${register}`));
  const [sought, setSought] = useState('');
  const { title, says, one } = titles[register];
  const entries = (pages.isCurrent ? (pages.items ?? []) : []).map(entryOf);
  const found = entries.filter(({ search }) => search.includes(sought.trim().toLowerCase()));
  return (
    <Page title={title}>
      <p className="lead">
        {says} {pages.isCurrent && pages.items !== null && counted(pages.total, one)}
        {pages.isCurrent && pages.items !== null && '.'}
      </p>
      {pages.problem !== null && (
        <ProblemNotice problem={pages.problem} onAskAgain={pages.askAgain} />
      )}
      {entries.length > 12 && (
        <label className="choice register-find">
          <span>Find</span>
          <input
            type="search"
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        </label>
      )}
      {register === 'sources' && <Alone />}
      {groupsOf(found).map(({ group, entries }) => (
        <section key={group} className="register-group" aria-label={group}>
          <h2>{group}</h2>
          <ul className="register">
            {entries.map((entry) => (
              <li key={entry.id}>
                <EntryOf entry={entry} register={register} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {entries.length > 0 && found.length === 0 && <p>Nothing here is called “{sought}”.</p>}
      {pages.isCurrent && pages.items?.length === 0 && <p>The register is empty as yet.</p>}
      {pages.hasMore && (
        <button type="button" className="button" onClick={pages.more} disabled={pages.isReading}>
          Show more
        </button>
      )}
    </Page>
  );
}

function EntryOf({ entry, register }: { readonly entry: Entry; readonly register: Register }) {
  const href = useHref();
  return (
    <>
      <Link href={href({ page: 'thing', register, id: entry.id })}>
        <Name>{entry.name}</Name>
      </Link>
      <span className="count" title={counted(entry.occurrences, 'occurrence')}>
        {grouped(entry.occurrences)}
        <span className="unseen">{entry.occurrences === 1 ? ' occurrence' : ' occurrences'}</span>
      </span>
      {entry.about !== '' && (
        <p className="register-about" dir="auto">
          {entry.about}
        </p>
      )}
    </>
  );
}
