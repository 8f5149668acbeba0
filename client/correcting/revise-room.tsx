import { lazy, Suspense } from 'react';
import { Fallback } from '../frame/fallback.tsx';
import { Waiting } from '../frame/waiting.tsx';

const RevisePage = lazy(() => import('./revise-page.tsx'));

/** The place where an occurrence is revised, whose code comes on its own: only editors need it. */
export function ReviseRoom({ id }: { readonly id: string }) {
  return (
    <Fallback words="The form could not be loaded. To try again, load the page anew.">
      <Suspense fallback={<Waiting />}>
        <RevisePage key={id} id={id} />
      </Suspense>
    </Fallback>
  );
}
