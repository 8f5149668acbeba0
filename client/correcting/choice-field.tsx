import type { ReactNode } from 'react';
import { ProblemsOf } from '../fields/field.tsx';
import type { FieldProps } from '../fields/problems.ts';

/** One of a few, with its key and what tells it apart. */
export interface ChoiceOption {
  readonly key: string;
  readonly label: ReactNode;
}

interface ChoiceFieldProps extends FieldProps<string> {
  readonly legend: string;
  readonly options: readonly ChoiceOption[];
}

/** Picks one of a few; '' while none is picked. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { id, value, onChange, problems, legend, options } = props;
  return (
    <fieldset id={id} className="switch-field choice-field">
      <legend>{legend}</legend>
      {options.map(({ key, label }) => (
        <label key={key} className="tick">
          <input type="radio" name={id} checked={value === key} onChange={() => onChange(key)} />
          <span>{label}</span>
        </label>
      ))}
      <ProblemsOf id={`${id}-problems`} label={legend} problems={problems} />
    </fieldset>
  );
}
