import { useState, type KeyboardEvent } from 'react';
import { termInWords } from '../writing/term.ts';
import { Combobox } from './combobox.tsx';
import { FieldFrame } from './field.tsx';
import type { FieldProps } from './problems.ts';
import { termOf } from './term.ts';
import { useTerms } from './use-terms.ts';
import './rows.css';

const shownMax = 10;

/** Where it happened: names of places, those in use offered. */
export function PlacesField(props: FieldProps<readonly string[]>) {
  const clean = (text: string): string => text.trim();
  return <WordsField {...props} label="Places" terms="place" clean={clean} words={clean} />;
}

/** Tags, typed in plain words; those in use are offered. */
export function TagsField(props: FieldProps<readonly string[]>) {
  return <WordsField {...props} label="Tags" terms="tag" clean={termOf} words={termInWords} />;
}

interface WordsFieldProps extends FieldProps<readonly string[]> {
  readonly label: string;
  readonly terms: 'place' | 'tag';
  /** A typed text as it is kept; '' keeps nothing. */
  readonly clean: (typed: string) => string;
  readonly words: (kept: string) => string;
}

/** A list of words: Enter, or leaving the field, adds what is typed. */
function WordsField(props: WordsFieldProps) {
  const { id, value, onChange, problems, label, terms, clean, words } = props;
  const [typed, setTyped] = useState('');
  const [isAsked, setAsked] = useState(false);
  const known = useTerms(isAsked ? terms : null);
  const sought = typed.trim().toLowerCase();
  const options = known
    .filter((one) => words(one).toLowerCase().includes(sought) && !value.includes(one))
    .slice(0, sought === '' ? 0 : shownMax)
    .map((one) => ({ key: one, label: words(one) }));
  const add = (text: string): void => {
    const one = clean(text);
    setTyped('');
    if (one !== '' && !value.includes(one)) onChange([...value, one]);
  };
  const takeBack = (event: KeyboardEvent): void => {
    if (event.key !== 'Backspace' || typed !== '' || value.length === 0) return;
    event.preventDefault();
    setTyped(words(value.at(-1) ?? ''));
    onChange(value.slice(0, -1));
  };
  return (
    <div className="words-field" onKeyDown={takeBack}>
      <FieldFrame
        id={id}
        label={label}
        isOptional
        // The words of a list stand side by side: what is wrong with one is told with its name.
        problems={problems.map((problem) => ({ ...problem, pointer: '' }))}
      >
        {(described) => (
          <div className="words">
            {value.length > 0 && (
              <ul aria-label={`${label} so far`}>
                {value.map((one, index) => (
                  <li key={one}>
                    <bdi>{words(one)}</bdi>
                    <button
                      type="button"
                      tabIndex={-1}
                      aria-label={`Remove “${words(one)}”`}
                      onClick={() => onChange(value.toSpliced(index, 1))}
                    >
                      <span aria-hidden="true" className="cross" />
                    </button>
                  </li>
                ))}
              </ul>
            )}
            <Combobox
              described={described}
              text={typed}
              options={options}
              onFocus={() => setAsked(true)}
              onText={setTyped}
              onPick={add}
              onEnter={() => add(typed)}
              onLeave={() => add(typed)}
            />
          </div>
        )}
      </FieldFrame>
    </div>
  );
}
