import { useId, useState, type FormEvent } from 'react';
import { parseVerifierKey } from '../../events/transparency/note.ts';
import { browserDrawer } from '../adding/browser-drawer.ts';
import { instantInWords } from '../writing/day-words.ts';
import { counted } from '../writing/term.ts';
import { browserHashing } from './browser-hashing.ts';
import { CopyLine } from './copy-line.tsx';
import { keyInWords } from './finding-words.ts';
import { forgetLog, keepKey, keptKey, keptSeal } from './kept.ts';

interface KeptOfLogProps {
  /** The key that the archive shows now, where it is not the one that is kept; else null. */
  readonly shown: string | null;
  /** Something else is kept now: what was verified by it is to be verified again. */
  readonly onChange: () => void;
}

/** What the browser keeps of the log: the key and the newest seal; and the way to enter a key. */
export function KeptOfLog({ shown, onChange }: KeptOfLogProps) {
  const drawer = browserDrawer();
  const [key, seal] = [keptKey(drawer), keptSeal(drawer)];
  return (
    <details className="verify-kept">
      <summary>The key, and what this browser keeps</summary>
      {key && <CopyLine label={`The key that ${keyInWords(key)}`} text={key.key} />}
      {shown !== null && <CopyLine label="The key that the archive shows now" text={shown} />}
      {seal && (
        <p>
          The newest seal that this browser was shown to extend all before is over{' '}
          {counted(seal.seal.size, 'event')}; the first was on {instantInWords(seal.since)}.
        </p>
      )}
      <KeyForm onChange={onChange} />
      {key && (
        <p>
          <button
            type="button"
            className="quiet-button"
            onClick={() => {
              forgetLog(drawer);
              onChange();
            }}
          >
            Forget key and seal
          </button>
          , and begin anew with what the archive shows: do so only where its keeper told you why.
        </p>
      )}
    </details>
  );
}

function KeyForm({ onChange }: Pick<KeptOfLogProps, 'onChange'>) {
  const id = useId();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const enter = (event: FormEvent): void => {
    event.preventDefault();
    const key = text.trim();
    if (parseVerifierKey(browserHashing, key) === null) return setWrong(true);
    keepKey(browserDrawer(), { key, since: new Date().toISOString(), from: 'entered' });
    onChange();
  };
  return (
    <form className="copy-line" onSubmit={enter}>
      <label htmlFor={id}>A key that you have from elsewhere, to rely on from now on</label>
      <span>
        <input
          id={id}
          type="text"
          spellCheck={false}
          autoComplete="off"
          value={text}
          aria-invalid={isWrong}
          {...(isWrong && { 'aria-describedby': `${id}-wrong` })}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <button type="submit" className="button">
          Rely on it
        </button>
      </span>
      {isWrong && (
        <span id={`${id}-wrong`} role="alert">
          This is not a key of a log: it reads name+hash+key, in one line.
        </span>
      )}
    </form>
  );
}
