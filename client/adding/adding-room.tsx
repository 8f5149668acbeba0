import { lazy, Suspense } from 'react';
import { Fallback } from '../frame/fallback.tsx';
import { Waiting } from '../frame/waiting.tsx';

const AddingPage = lazy(() => import('./adding-page.tsx'));

/** The place where an occurrence is added, whose code comes on its own: only editors need it. */
export function AddingRoom() {
  return (
    <Fallback words="The form could not be loaded. To try again, load the page anew.">
      <Suspense fallback={<Waiting />}>
        <AddingPage />
      </Suspense>
    </Fallback>
  );
}
