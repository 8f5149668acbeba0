import { useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { EditingPresence } from '../live/presence.tsx';
import './correcting.css';

interface DialogFrameProps {
  readonly title: string;
  /** Whether Escape may close it: not while something was sent and no answer came. */
  readonly canClose: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog over the page with its title; Escape closes it, at once where nothing was written. */
export function DialogFrame({ title, canClose, onClose, children }: DialogFrameProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const isWritten = useRef(false);
  const [isWarned, setWarned] = useState(false);
  // Closed while it is still in the page, so that the focus goes back to where it came from.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="correction"
      aria-labelledby={id}
      onInput={() => {
        isWritten.current = true;
        setWarned(false);
      }}
      onCancel={(event) => {
        // A file picker or another dialog within may be cancelled, too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        if (isWritten.current && !isWarned) setWarned(true);
        else if (canClose) onClose();
      }}
      // A browser closes it on a second Escape whatever the page says.
      onClose={(event) => {
        if (event.target !== event.currentTarget) return;
        if (canClose) onClose();
        else dialog.current?.showModal();
      }}
    >
      <h2 id={id}>{title}</h2>
      <EditingPresence />
      {isWarned && (
        <p className="notice" role="alert">
          Nothing of this is saved yet. Escape once more throws it away.
        </p>
      )}
      {children}
    </dialog>
  );
}
