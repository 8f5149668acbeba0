import { FieldFrame } from './field.tsx';
import { DatePreview } from './date-preview.tsx';
import { readTyped, type DateDraft, type TypedDate } from './date-draft.ts';
import { problemsUnder, type FieldProps } from './problems.ts';
import { TextField } from './text-field.tsx';
import './date-field.css';

/** When something happened: the date, how it was understood, and in whose words it is known. */
export function DateField({ id, value, onChange, problems }: FieldProps<DateDraft>) {
  return (
    <div className="date-field">
      <div className="date-typed">
        <TypedDateField
          id={id}
          label="Date"
          value={value}
          problems={[...problemsUnder(problems, '/edtf'), ...problemsUnder(problems, '')].filter(
            ({ pointer }) => pointer === '',
          )}
          onChange={(typed) => onChange({ ...value, ...typed })}
        />
        <TextField
          id={`${id}-verbatim`}
          label="In the source’s own words"
          isOptional
          value={value.verbatim}
          problems={problemsUnder(problems, '/verbatim')}
          onChange={(verbatim) => onChange({ ...value, verbatim })}
        />
      </div>
      <DateBasis id={id} value={value} problems={problems} onChange={onChange} />
    </div>
  );
}

interface TypedDateFieldProps extends FieldProps<TypedDate> {
  readonly label: string;
  readonly isOptional?: boolean;
}

/** A date to be typed in EDTF or plain English, with a preview of how it is understood. */
export function TypedDateField(props: TypedDateFieldProps) {
  const { id, value, onChange, problems, label, isOptional = false } = props;
  return (
    <div>
      <FieldFrame id={id} label={label} isOptional={isOptional} problems={problems}>
        {(described) => (
          <input
            {...described}
            type="text"
            autoComplete="off"
            spellCheck={false}
            placeholder="25 September 2015, early May 1940, 1914/1918 …"
            value={value.text}
            onChange={(event) => onChange(readTyped(event.currentTarget.value).typed)}
          />
        )}
      </FieldFrame>
      <DatePreview value={value} onChange={onChange} name={id} />
    </div>
  );
}

function DateBasis({ id, value, onChange, problems }: FieldProps<DateDraft>) {
  return (
    <div className="date-basis">
      <fieldset className="switch-field">
        <legend>The date is</legend>
        <div className="switch">
          {(['stated', 'inferred'] as const).map((basis) => (
            <label key={basis}>
              <input
                type="radio"
                name={`${id}-basis`}
                checked={value.basis === basis}
                onChange={() => onChange({ ...value, basis })}
              />
              {basis}
            </label>
          ))}
        </div>
      </fieldset>
      {(value.basis === 'inferred' || value.note !== '') && (
        <TextField
          id={`${id}-note`}
          label={value.basis === 'inferred' ? 'From what it is inferred' : 'Note on the date'}
          value={value.note}
          problems={problemsUnder(problems, '/note')}
          onChange={(note) => onChange({ ...value, note })}
        />
      )}
    </div>
  );
}
