import { lazy, Suspense, useState } from 'react';
import { Fallback } from '../frame/fallback.tsx';
import type { ShownEvent } from './shown-event.ts';

const VerifyEvent = lazy(() => import('./verify-event.tsx'));

/** Where an event is verified, in place; the code for it comes when it is unfolded. */
export function VerifyRoom({ shown }: { readonly shown: ShownEvent }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className="verify"
      open={isOpen}
      onToggle={(toggled) => setOpen(toggled.currentTarget.open)}
    >
      <summary>
        Verify<span className="unseen"> event {shown.event.position}</span>
      </summary>
      {isOpen && (
        <Fallback words="What verifies this could not be loaded. To try again, load the page anew.">
          <Suspense>
            <VerifyEvent shown={shown} />
          </Suspense>
        </Fallback>
      )}
    </details>
  );
}
