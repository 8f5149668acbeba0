import { lazy, Suspense } from 'react';
import { Fallback } from '../frame/fallback.tsx';
import { Waiting } from '../frame/waiting.tsx';

const LedgerPage = lazy(() => import('./ledger-page.tsx'));

/** The place of the ledger, whose code comes on its own. */
export function LedgerRoom() {
  return (
    <Fallback words="The ledger could not be loaded. To try again, load the page anew.">
      <Suspense fallback={<Waiting />}>
        <LedgerPage />
      </Suspense>
    </Fallback>
  );
}
