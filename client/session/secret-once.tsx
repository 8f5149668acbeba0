import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { copied } from '../export/copy.ts';
import { announce } from '../frame/announcer.tsx';

interface SecretOnceProps {
  /** What it is. */
  readonly label: string;
  readonly secret: string;
  /** What one does with it, and until when. */
  readonly children: ReactNode;
  readonly onDone: () => void;
}

/** A secret that is shown this once, to be copied: the archive itself does not keep it. */
export function SecretOnce({ label, secret, children, onDone }: SecretOnceProps) {
  const id = useId();
  const copy = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState('Copy');
  useEffect(() => copy.current?.focus(), []);
  const take = async (): Promise<void> => {
    const isCopied = await copied(secret);
    announce(isCopied ? 'Copied.' : 'It could not be copied: mark it and copy it by hand.');
    setState(isCopied ? 'Copied' : 'Copy it by hand');
  };
  return (
    <div className="secret-once">
      <label htmlFor={id}>{label}</label>
      <p className="secret-once-ways">
        <input
          id={id}
          type="text"
          readOnly
          spellCheck={false}
          value={secret}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button ref={copy} type="button" className="button" onClick={() => void take()}>
          {state}
        </button>
      </p>
      <p>
        {children} <strong>It is shown this once.</strong>
      </p>
      <p>
        <button type="button" className="quiet-button" onClick={onDone}>
          I have kept it
        </button>
      </p>
    </div>
  );
}
