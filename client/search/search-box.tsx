import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { useReading } from '../reading/use-reading.ts';

const pauseMs = 150;

/** The id of the search field, for the key that goes to it. */
export const searchFieldId = 'search';

interface SearchBoxProps {
  /** On the timeline's page the search narrows it while one types; elsewhere Enter goes there. */
  readonly isOnReading: boolean;
}

/** The search field of every page. */
export function SearchBox({ isOnReading }: SearchBoxProps) {
  const { reading, change } = useReading();
  const [text, setText] = useState(reading.q);
  const asked = useRef(reading.q);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (reading.q === asked.current) return;
    asked.current = reading.q;
    setText(reading.q);
  }, [reading.q]);
  useEffect(() => () => clearTimeout(pause.current), []);

  const search = (q: string): void => {
    clearTimeout(pause.current);
    const words = q.trim();
    const isFirst = asked.current === '';
    asked.current = words;
    change({ q: words }, isFirst || !isOnReading ? 'push' : 'replace');
  };
  const type = (next: string): void => {
    setText(next);
    clearTimeout(pause.current);
    if (isOnReading) pause.current = setTimeout(() => search(next), pauseMs);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    search(text);
  };
  const escape = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (text === '') event.currentTarget.blur();
    else if (isOnReading) {
      setText('');
      search('');
    } else setText('');
  };

  return (
    <search className="search">
      <form onSubmit={submit} action="/">
        <label htmlFor={searchFieldId} className="unseen">
          Search the archive
        </label>
        <input
          id={searchFieldId}
          name="q"
          type="search"
          value={text}
          maxLength={256}
          autoComplete="off"
          spellCheck={false}
          placeholder="Search"
          aria-keyshortcuts="/"
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={escape}
        />
        <kbd aria-hidden="true">/</kbd>
      </form>
    </search>
  );
}
