import { use } from 'react';
import { ChroniclesContext } from '../chronicle/kinds.ts';
import { Name } from '../writing/name.tsx';
import { ProblemsOf } from './field.tsx';
import type { FieldProps } from './problems.ts';

/** Which chronicles tell of it. */
export function ChroniclesField(props: FieldProps<readonly string[]>) {
  const { id, value, onChange, problems } = props;
  const chronicles = use(ChroniclesContext);
  if (chronicles.length === 0) return null;
  return (
    <fieldset id={id} className="switch-field">
      <legend>Chronicles</legend>
      {chronicles.map((chronicle) => (
        <label key={chronicle.id} className="tick">
          <input
            type="checkbox"
            checked={value.includes(chronicle.id)}
            onChange={(event) => {
              const others = value.filter((one) => one !== chronicle.id);
              onChange(event.currentTarget.checked ? [...others, chronicle.id] : others);
            }}
          />
          <Name>{chronicle.title}</Name>
        </label>
      ))}
      <ProblemsOf id={`${id}-problems`} label="Chronicles" problems={problems} />
    </fieldset>
  );
}
