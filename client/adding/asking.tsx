import { useEffect, useId, useRef } from 'react';

interface AskingProps {
  readonly isOpen: boolean;
  readonly title: string;
  /** What the button does that is asked about. */
  readonly does: string;
  readonly onEnd: (isMeant: boolean) => void;
}

/** Asks before something written is thrown away. Escape keeps it. */
export function Asking({ isOpen, title, does, onEnd }: AskingProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      className="asking"
      aria-labelledby={id}
      onClose={() => {
        if (isOpen) onEnd(dialog.current?.returnValue === 'meant');
      }}
    >
      <h2 id={id}>
        <bdi>{title}</bdi>
      </h2>
      <p>What was written in it is lost. It was never part of the archive.</p>
      {/* Within a form of the page: these buttons must not be forms of their own. */}
      <p className="asking-ways">
        <button type="button" className="button" onClick={() => dialog.current?.close('')}>
          Keep it
        </button>
        <button type="button" className="button" onClick={() => dialog.current?.close('meant')}>
          {does}
        </button>
      </p>
    </dialog>
  );
}
