import { useState } from 'react';
import { isAtLeast } from '../../events/readings/accounts.ts';
import { useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { Page } from '../frame/page.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { signInHref } from '../session/return-path.ts';
import { useSession } from '../session/use-session.ts';
import { AddingDesk } from './adding-desk.tsx';
import { browserDrawer } from './browser-drawer.ts';
import { newDraft, type Draft } from './draft.ts';
import { readDraft } from './drafts.ts';
import type { SavedOne } from './saved-notice.tsx';
import './adding.css';

/** The page on which an occurrence is added, for whoever may at least propose one. */
export default function AddingPage() {
  const person = useSession()?.person;
  const [begun, setBegun] = useState(person ?? null);
  if (person !== undefined && person !== null && person !== begun) setBegun(person);
  if (person === undefined) return <Waiting />;
  // Who is signed out meanwhile keeps the draft on the page, and can sign in over it.
  const writer = person ?? begun;
  if (writer === null || !isAtLeast(writer.role, 'contributor'))
    return <NotAllowed isSignedIn={writer !== null} />;
  return <Desks key={writer.name} owner={writer.name} isProposal={writer.role === 'contributor'} />;
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
            <Link href={signInHref(path + search)}>Sign in</Link>
          </p>
        </>
      )}
    </Page>
  );
}
