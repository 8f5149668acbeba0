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
      <Mishap problem={new URLSearchParams(search).get('problem')} />
      <OpenIdWay returnTo={returnTo} />
      <SignInForm onSignedIn={() => goTo(returnTo, 'replace')} />
      <p className="account-aside">
        Have you forgotten your password, or have no account? An administrator of this archive can
        send you a link.
      </p>
    </Page>
  );
}

/** Why someone came back from the OpenID provider without being signed in. */
function Mishap({ problem }: { readonly problem: string | null }) {
  const openId = useSession()?.openId ?? 'the OpenID provider';
  if (problem === 'openid-disabled')
    return (
      <p className="notice" role="alert">
        The account is disabled. An administrator of this archive can enable it.
      </p>
    );
  if (problem !== 'openid-refused') return null;
  return (
    <p className="notice" role="alert">
      Signing in with <Name>{openId}</Name> did not work. Try once more; if it stays so, ask an
      administrator of this archive.
    </p>
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
