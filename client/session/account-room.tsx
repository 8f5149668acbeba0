import { lazy, Suspense } from 'react';
import type { AccountPageName } from '../address/route.ts';
import { Fallback } from '../frame/fallback.tsx';
import { Waiting } from '../frame/waiting.tsx';

const AccountPages = lazy(() => import('./account-pages.tsx'));

/** The pages about accounts, whose code comes on its own: who only reads needs none of it. */
export function AccountRoom({ page }: { readonly page: AccountPageName }) {
  return (
    <Fallback words="This page could not be loaded. To try again, load it anew.">
      <Suspense fallback={<Waiting />}>
        <AccountPages page={page} />
      </Suspense>
    </Fallback>
  );
}
