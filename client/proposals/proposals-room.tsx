import { lazy, Suspense } from 'react';
import { Fallback } from '../frame/fallback.tsx';
import { Waiting } from '../frame/waiting.tsx';

const ProposalsPages = lazy(() => import('./proposals-pages.tsx'));

/** The place of the proposals, whose code comes on its own. `id`: of one; null: the list. */
export function ProposalsRoom({ id }: { readonly id: string | null }) {
  return (
    <Fallback words="The proposals could not be loaded. To try again, load the page anew.">
      <Suspense fallback={<Waiting />}>
        <ProposalsPages id={id} />
      </Suspense>
    </Fallback>
  );
}
