import { useRef, type FocusEvent, type KeyboardEvent } from 'react';
import { isAtLeast, type SessionAnswer } from '../../events/readings/accounts.ts';
import { useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { parseRoute } from '../address/route.ts';
import { Name } from '../writing/name.tsx';
import { signInHref } from './return-path.ts';
import { signOut } from './sign-out.ts';
import { useSession } from './use-session.ts';

/** Who is signed in, and where that leads; or the way to sign in. */
export function AccountMenu() {
  const session = useSession();
  const { path, search } = useAddress();
  if (session === null) return null;
  const { page } = parseRoute(path);
  if (session.person !== null) return <Menu person={session.person} />;
  if (page === 'sign-in') return null;
  const from = page === 'welcome' ? '/' : path + search;
  return (
    <Link className="sign-in-link" href={signInHref(from)}>
      Sign in
    </Link>
  );
}

/** A disclosure with the pages about accounts; Escape or leaving it folds it up. */
function Menu({ person }: { readonly person: NonNullable<SessionAnswer['person']> }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const fold = (): void => {
    if (menu.current !== null) menu.current.open = false;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || menu.current?.open !== true) return;
    event.preventDefault();
    fold();
    menu.current.querySelector('summary')?.focus();
  };
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) fold();
  };
  return (
    <details ref={menu} className="account-menu" onKeyDown={press} onBlur={leave}>
      <summary aria-label={`Signed in as ${person.name}`}>
        <span className="account-menu-name">
          <Name>{person.name}</Name>
        </span>
      </summary>
      <div className="account-menu-list">
        <p>
          <Name>{person.name}</Name>
          <span className="account-menu-role">{person.role}</span>
        </p>
        <ul>
          <li>
            <Link href="/account" onFollow={fold}>
              Your account
            </Link>
          </li>
          {isAtLeast(person.role, 'administrator') && (
            <li>
              <Link href="/people" onFollow={fold}>
                People
              </Link>
            </li>
          )}
          <li>
            <button type="button" onClick={() => void signOut('/')}>
              Sign out
            </button>
          </li>
        </ul>
      </div>
    </details>
  );
}
