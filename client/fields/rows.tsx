import type { ReactNode } from 'react';
import { ProblemsOf } from './field.tsx';
import { ownProblems, problemsUnder, type FieldProps } from './problems.ts';
import './rows.css';

interface RowsProps<Row> extends FieldProps<readonly Row[]> {
  readonly label: string;
  /** What one row is called. */
  readonly one: string;
  readonly blank: Row;
  readonly isBlank: (row: Row) => boolean;
  readonly children: (row: FieldProps<Row>) => ReactNode;
}

/** Rows of the same fields, with a blank one at the end that becomes a row as soon as one writes. */
export function Rows<Row>(props: RowsProps<Row>) {
  const { id, value, onChange, problems, label, one, blank, isBlank, children } = props;
  const last = value.at(-1);
  const rows = last !== undefined && isBlank(last) ? value : [...value, blank];
  const change = (index: number, row: Row): void => onChange(rows.with(index, row));
  return (
    <fieldset className="rows" id={id} aria-label={label}>
      {rows.map((row, index) => (
        <div key={index} className="rows-row" role="group" aria-label={`${one} ${index + 1}`}>
          {children({
            id: `${id}-${index}`,
            value: row,
            onChange: (changed) => change(index, changed),
            problems: problemsUnder(problems, `/${index}`),
          })}
          {isBlank(row) ? (
            <span className="rows-end" />
          ) : (
            <button
              type="button"
              className="icon-button rows-end"
              aria-label={`Remove ${one} ${index + 1}`}
              onClick={() => onChange(value.toSpliced(index, 1))}
            >
              <span aria-hidden="true" className="cross" />
            </button>
          )}
          <ProblemsOf
            id={`${id}-${index}-problems`}
            label={`This ${one}`}
            problems={ownProblems(problemsUnder(problems, `/${index}`))}
          />
        </div>
      ))}
      <ProblemsOf id={`${id}-problems`} label={label} problems={ownProblems(problems)} />
    </fieldset>
  );
}
