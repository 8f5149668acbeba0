import { useId, useState } from 'react';
import { copied } from '../export/copy.ts';
import { announce } from '../frame/announcer.tsx';

interface CopyLineProps {
  readonly label: string;
  readonly text: string;
}

/** A line to take elsewhere: shown whole, and copied by a button. */
export function CopyLine({ label, text }: CopyLineProps) {
  const id = useId();
  const [state, setState] = useState('Copy');
  const take = async (): Promise<void> => {
    const isCopied = await copied(text);
    announce(isCopied ? 'Copied.' : 'It could not be copied: mark it and copy it by hand.');
    setState(isCopied ? 'Copied' : 'Copy it by hand');
  };
  return (
    <p className="copy-line">
      <label htmlFor={id}>{label}</label>
      <span>
        <input
          id={id}
          type="text"
          readOnly
          spellCheck={false}
          value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
        <button type="button" className="button" onClick={() => void take()}>
          {state}
          <span className="unseen"> {label}</span>
        </button>
      </span>
    </p>
  );
}
