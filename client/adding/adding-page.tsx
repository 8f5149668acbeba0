import { useState } from 'react';
import { isAtLeast, type SessionAnswer } from '../../events/readings/accounts.ts';
import { useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { useAnswer } from '../answers/use-answer.ts';
import { Page } from '../frame/page.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { AddingDesk } from './adding-desk.tsx';
import { browserDrawer } from './browser-drawer.ts';
import { newDraft, type Draft } from './draft.ts';
import { readDraft } from './drafts.ts';
import type { SavedOne } from './saved-notice.tsx';
import './adding.css';

/** The page on which an occurrence is added, for whoever may at least propose one. */
export default function AddingPage() {
  const { answer, problem } = useAnswer<SessionAnswer>('/api/session');
  const [begun, setBegun] = useState<SessionAnswer | null>(null);
  const current = answer?.person?.name;
  if (current !== undefined && begun?.person?.name !== current) setBegun(answer);
  // Who is signed out meanwhile keeps the draft on the page, and is told when it is to be saved.
  const session = current === undefined ? (begun ?? answer) : answer;
  if (session === null && problem === null) return <Waiting />;
  const person = session?.person ?? null;
  if (session !== null && (person === null || !isAtLeast(person.role, 'contributor')))
    return <NotAllowed isSignedIn={person !== null} />;
  const isProposal = person?.role === 'contributor';
  return <Desks owner={person?.name ?? ''} isProposal={isProposal} key={person?.name ?? ''} />;
}

interface DesksProps {
  readonly owner: string;
  readonly isProposal: boolean;
}

interface Desk {
  readonly draft: Draft;
  readonly saved: SavedOne | null;
}

/** Opens the draft that the address names, or a new one. */
function Desks({ owner, isProposal }: DesksProps) {
  const wanted = new URLSearchParams(useAddress().search).get('draft');
  const [desk, setDesk] = useState<Desk>(() => ({ draft: openDraft(owner, wanted), saved: null }));
  const [seen, setSeen] = useState(wanted);
  if (wanted !== seen) {
    setSeen(wanted);
    if (wanted !== desk.draft.id && !(wanted === null && desk.saved !== null))
      setDesk({ draft: openDraft(owner, wanted), saved: null });
  }
  return (
    <AddingDesk
      key={desk.draft.id}
      opened={desk.draft}
      saved={desk.saved}
      onOpen={(draft, saved) => setDesk({ draft, saved })}
      {...{ owner, isProposal }}
    />
  );
}

function openDraft(owner: string, id: string | null): Draft {
  return (id === null ? null : readDraft(browserDrawer(), owner, id)) ?? newDraft();
}

function NotAllowed({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const { path, search } = useAddress();
  return (
    <Page title="Add an occurrence">
      {isSignedIn ? (
        <p className="lead">Your account may read. Ask an administrator if you are to add.</p>
      ) : (
        <>
          <p className="lead">To add an occurrence, sign in.</p>
          <p className="ways">
            <Link href={`/sign-in?return=${encodeURIComponent(path + search)}`}>Sign in</Link>
          </p>
        </>
      )}
    </Page>
  );
}
