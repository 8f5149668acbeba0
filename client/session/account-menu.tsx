import { isAtLeast, type SessionAnswer } from '../../events/readings/accounts.ts';
import { Link } from '../address/link.tsx';
import { FoldingMenu } from '../frame/folding-menu.tsx';
import { Name } from '../writing/name.tsx';
import { signOut } from './sign-out.ts';

/** The pages about accounts, for whoever is signed in. */
export default function AccountMenu({
  person,
}: {
  readonly person: NonNullable<SessionAnswer['person']>;
}) {
  return (
    <FoldingMenu
      className="account-menu"
      summary={
        <summary aria-label={`Signed in as ${person.name}`}>
          <span className="account-menu-name">
            <Name>{person.name}</Name>
          </span>
        </summary>
      }
    >
      <p>
        <Name>{person.name}</Name>
        <span className="account-menu-role">{person.role}</span>
      </p>
      <ul>
        <li>
          <Link href="/account">Your account</Link>
        </li>
        {isAtLeast(person.role, 'administrator') && (
          <li>
            <Link href="/people">People</Link>
          </li>
        )}
        <li>
          <button type="button" onClick={() => void signOut('/')}>
            Sign out
          </button>
        </li>
      </ul>
    </FoldingMenu>
  );
}
