import { lazy, Suspense } from 'react';
import { useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { parseRoute } from '../address/route.ts';
import { Name } from '../writing/name.tsx';
import { signInHref } from './return-path.ts';
import { useSession } from './use-session.ts';

// Most who read are not signed in: what they don't see they don't load.
const AccountMenu = lazy(() => import('./account-menu.tsx'));

/** Who is signed in, and where that leads; or the way to sign in. */
export function AccountCorner() {
  const session = useSession();
  const { path, search } = useAddress();
  if (session === null) return null;
  const { page } = parseRoute(path);
  if (session.person !== null)
    return (
      <Suspense fallback={<Name>{session.person.name}</Name>}>
        <AccountMenu person={session.person} />
      </Suspense>
    );
  if (page === 'sign-in') return null;
  const from = page === 'welcome' ? '/' : path + search;
  return (
    <Link className="sign-in-link" href={signInHref(from)}>
      Sign in
    </Link>
  );
}
