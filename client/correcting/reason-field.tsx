import { useId } from 'react';

/** What the rule demands of the reason: whatever takes back something said gives one. */
export type ReasonDemand = 'required' | 'optional';

interface ReasonFieldProps {
  readonly demand: ReasonDemand;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Longest reason the log takes, in letters. */
const reasonLengthMax = 2_000;

/** Why something is said, for the ledger. */
export function ReasonField({ demand, value, onChange }: ReasonFieldProps) {
  const id = useId();
  const isRequired = demand === 'required';
  return (
    <div className="field">
      <label htmlFor={id}>
        Reason <span className="field-aside">{isRequired ? 'required' : 'if there is one'}</span>
      </label>
      <textarea
        id={id}
        rows={2}
        dir="auto"
        value={value}
        required={isRequired}
        maxLength={reasonLengthMax}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className="field-hint">
        {isRequired
          ? 'Why it is so. It stays in the ledger beside the change.'
          : 'It stays in the ledger beside the change.'}
      </p>
    </div>
  );
}
