import type { ReactNode } from 'react';
import { ProblemsOf } from './field.tsx';
import { ownProblems, problemsUnder, type FieldProps } from './problems.ts';
import './rows.css';

interface ListOfProps<Item> extends FieldProps<readonly Item[]> {
  /** What one of them is called. */
  readonly one: string;
  /** What a new one begins as. */
  readonly added: () => Item;
  /** How many there are at least; those can't be removed. */
  readonly countMin: number;
  readonly children: (item: FieldProps<Item>) => ReactNode;
}

/** Several of the same, one beneath the other, with a button for one more. */
export function ListOf<Item extends object>(props: ListOfProps<Item>) {
  const { id, value, onChange, problems, one, added, countMin, children } = props;
  return (
    <div id={id} className="list-of">
      {value.map((item, index) => (
        <div key={index} className="list-item" role="group" aria-label={`${one} ${index + 1}`}>
          {children({
            id: `${id}-${index}`,
            value: item,
            onChange: (changed) => onChange(value.with(index, changed)),
            problems: problemsUnder(problems, `/${index}`),
          })}
          <ProblemsOf
            id={`${id}-${index}-problems`}
            label={`This ${one}`}
            problems={ownProblems(problemsUnder(problems, `/${index}`))}
          />
          {value.length > countMin && (
            <button
              type="button"
              className="quiet-button list-remove"
              onClick={() => onChange(value.toSpliced(index, 1))}
            >
              Remove this {one}
            </button>
          )}
        </div>
      ))}
      <ProblemsOf id={`${id}-problems`} label={`The ${one}`} problems={ownProblems(problems)} />
      <button type="button" className="button" onClick={() => onChange([...value, added()])}>
        {value.length === 0 ? `Add a ${one}` : `Add another ${one}`}
      </button>
    </div>
  );
}
