import { useRef, useState, type ReactNode } from 'react';

interface ConfirmButtonProps {
  readonly children: ReactNode;
  /** What is asked before it is done. */
  readonly question: ReactNode;
  /** The words of the button that does it. */
  readonly confirm: string;
  readonly onConfirm: () => Promise<void>;
}

/** A button for what can't be undone: it asks in its own place before it does so. */
export function ConfirmButton({ children, question, confirm, onConfirm }: ConfirmButtonProps) {
  const [isAsked, setAsked] = useState(false);
  const wasAsked = useRef(false);
  const asked = useRef<HTMLSpanElement>(null);
  const decide = async (): Promise<void> => {
    const section = asked.current?.closest('section');
    await onConfirm();
    setAsked(false);
    // What the button belonged to may be gone: whoever uses the keyboard stays near it.
    if (
      section &&
      asked.current?.isConnected !== true &&
      !document.activeElement?.closest('main')
    ) {
      section.tabIndex = -1;
      section.focus();
    }
  };
  if (!isAsked)
    return (
      <button
        type="button"
        className="quiet-button"
        ref={(button) => {
          if (wasAsked.current) button?.focus();
          wasAsked.current = false;
        }}
        onClick={() => setAsked(true)}
      >
        {children}
      </button>
    );
  return (
    <span ref={asked} role="group" className="confirm">
      <span>{question}</span>{' '}
      <button
        type="button"
        className="button"
        ref={(button) => {
          if (!wasAsked.current) button?.focus();
          wasAsked.current = true;
        }}
        onClick={() => void decide()}
      >
        {confirm}
      </button>{' '}
      <button type="button" className="quiet-button" onClick={() => setAsked(false)}>
        No
      </button>
    </span>
  );
}
