import { ProblemsOf } from './field.tsx';
import type { FieldProps } from './problems.ts';

/** How important it is, from 1 to 5: of many, the more important are named on the timeline. */
export function ImportanceField({ id, value, onChange, problems }: FieldProps<number>) {
  return (
    <fieldset id={id} className="switch-field">
      <legend>Importance</legend>
      <div className="switch">
        {[1, 2, 3, 4, 5].map((importance) => (
          <label key={importance}>
            <input
              type="radio"
              name={id}
              checked={value === importance}
              onChange={() => onChange(importance)}
            />
            {importance}
          </label>
        ))}
      </div>
      <ProblemsOf id={`${id}-problems`} label="Importance" problems={problems} />
    </fieldset>
  );
}
