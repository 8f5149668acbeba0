import { goTo, useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { Page } from '../frame/page.tsx';
import { Name } from '../writing/name.tsx';
import { OpenIdWay } from './open-id-way.tsx';
import { returnPath } from './return-path.ts';
import { SignInForm } from './sign-in-form.tsx';
import { signOut } from './sign-out.ts';
import { useSession } from './use-session.ts';

/** The page on which one signs in, and from which one goes back to where one wanted to be. */
export function SignInPage() {
  const { search } = useAddress();
  const session = useSession();
  const returnTo = returnPath(search, location.origin);
  if (session?.person) return <SignedIn name={session.person.name} returnTo={returnTo} />;
  return (
    <Page title="Sign in">
      {session?.isClosed === true && (
        <p className="lead">This archive is closed: only people with an account may read it.</p>
      )}
      <OpenIdWay returnTo={returnTo} />
      <SignInForm onSignedIn={() => goTo(returnTo, 'replace')} />
      <p className="account-aside">
        Have you forgotten your password, or have no account? An administrator of this archive can
        send you a link.
      </p>
    </Page>
  );
}

function SignedIn({ name, returnTo }: { readonly name: string; readonly returnTo: string }) {
  return (
    <Page title="You are signed in">
      <p className="lead">
        As <Name>{name}</Name>.
      </p>
      <p className="account-ways">
        <Link className="button" href={returnTo}>
          {returnTo === '/' ? 'To the timeline' : 'Back to where you were going'}
        </Link>
        <button type="button" className="button" onClick={() => void signOut('/sign-in')}>
          Sign out
        </button>
      </p>
    </Page>
  );
}
