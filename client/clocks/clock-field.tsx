import { useId, useRef, useState, type SubmitEvent } from 'react';
import type { ClockSense } from './typed-clock.ts';
import './clock-field.css';

interface ClockFieldProps {
  readonly label: string;
  /** What it means that nothing is given. */
  readonly placeholder: string;
  /** The clock as it stands, in words; '' where nothing is given. */
  readonly words: string;
  readonly sensesOf: (typed: string) => readonly ClockSense[];
  readonly onChange: (value: string | null) => void;
}

/**
 * A clock of a reading to be typed in plain words or EDTF. What can be read in several ways is
 * asked about, and what can't be read stays as it was typed, with a remedy.
 */
export function ClockField({ label, placeholder, words, sensesOf, onChange }: ClockFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(words);
  const [seen, setSeen] = useState(words);
  const input = useRef<HTMLInputElement>(null);
  const [senses, setSenses] = useState<readonly ClockSense[] | null>(null);
  if (seen !== words) {
    setSeen(words);
    setTyped(words);
    setSenses(null);
  }
  const take = (): void => {
    if (typed.trim() === words) return setSenses(null);
    if (typed.trim() === '') return give(null);
    const found = sensesOf(typed);
    const [only, ...others] = found;
    if (only === undefined || others.length > 0) return setSenses(found);
    give(only.value);
  };
  // Whatever it comes to mean is written in its own words, also where it means what it did before.
  const give = (value: string | null): void => {
    setTyped(words);
    setSenses(null);
    onChange(value);
  };
  const giveFrom = (value: string | null): void => {
    give(value);
    // The button that was pressed goes; the focus stays with the field.
    input.current?.focus();
  };
  return (
    <form
      className="clock-field"
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        take();
      }}
    >
      <label htmlFor={id}>{label}</label>
      <span className="clock-typed">
        <input
          ref={input}
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          placeholder={placeholder}
          aria-describedby={senses === null ? undefined : `${id}-senses`}
          aria-invalid={senses?.length === 0}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setSenses(null);
          }}
          onBlur={take}
        />
        {words !== '' && (
          <button
            type="button"
            className="icon-button"
            aria-label={`Clear “${label}”`}
            onClick={() => giveFrom(null)}
          >
            <span aria-hidden="true" className="cross" />
          </button>
        )}
      </span>
      {senses !== null && (
        <div id={`${id}-senses`} className="clock-senses" role="status">
          {senses.length === 0 ? (
            <p>This is no date that can be read; try “May 2016”, “2015” or EDTF.</p>
          ) : (
            <Senses senses={senses} onChange={giveFrom} />
          )}
        </div>
      )}
    </form>
  );
}

function Senses(props: {
  readonly senses: readonly ClockSense[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <>
      <p>This can be read in several ways. Which is meant?</p>
      <ul>
        {props.senses.map(({ value, words, understood }) => (
          <li key={value}>
            <button type="button" className="button" onClick={() => props.onChange(value)}>
              {words}
            </button>{' '}
            {understood}
          </li>
        ))}
      </ul>
    </>
  );
}
