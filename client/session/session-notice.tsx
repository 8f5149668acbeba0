import { lazy, Suspense, useState } from 'react';
import { Name } from '../writing/name.tsx';
import { useSessionKnown } from './use-session.ts';

const SignInDialog = lazy(async () => ({
  default: (await import('./account-pages.tsx')).SignInDialog,
}));

/** Says that a session has ended while the page was open, and lets one sign in over the page. */
export function SessionNotice() {
  const { ended } = useSessionKnown();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div role="alert" className={ended === null ? undefined : 'banner session-notice'}>
        {ended !== null && (
          <>
            <p>
              <strong>
                <Name>{ended}</Name> is no longer signed in here.
              </strong>{' '}
              What you see, and what you have written on this page, stays. To go on, sign in again.
            </p>
            <button type="button" className="button" onClick={() => setOpen(true)}>
              Sign in
            </button>
          </>
        )}
      </div>
      {isOpen && (
        <Suspense>
          <SignInDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
