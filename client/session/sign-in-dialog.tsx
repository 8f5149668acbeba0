import { useEffect, useRef } from 'react';
import { OpenIdWay } from './open-id-way.tsx';
import { SignInForm } from './sign-in-form.tsx';
import './account.css';

interface SignInDialogProps {
  readonly onClose: () => void;
}

/** Signing in over a page whose session has ended, so that nothing on it is lost. */
export function SignInDialog({ onClose }: SignInDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="sign-in-dialog"
      aria-labelledby="sign-in-dialog-title"
      onClose={onClose}
    >
      <h2 id="sign-in-dialog-title">Sign in</h2>
      <p className="field-hint">What is on the page stays as it is.</p>
      <OpenIdWay returnTo="/" isAside />
      <SignInForm onSignedIn={() => dialog.current?.close()} />
      <form method="dialog">
        <button className="quiet-button">Not now</button>
      </form>
    </dialog>
  );
}
