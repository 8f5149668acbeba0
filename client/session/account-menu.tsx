import { useRef, type FocusEvent, type KeyboardEvent } from 'react';
import { isAtLeast, type SessionAnswer } from '../../events/readings/accounts.ts';
import { Link } from '../address/link.tsx';
import { Name } from '../writing/name.tsx';
import { signOut } from './sign-out.ts';

/** A disclosure with the pages about accounts; Escape or leaving it folds it up. */
export default function AccountMenu({
  person,
}: {
  readonly person: NonNullable<SessionAnswer['person']>;
}) {
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
