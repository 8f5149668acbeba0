import { useState } from 'react';
import { passwordLengths } from '../../events/readings/accounts.ts';
import { FieldFrame } from '../fields/field.tsx';
import type { FieldProps } from '../fields/problems.ts';

interface PasswordFieldProps extends FieldProps<string> {
  /** Whether a password is chosen here, rather than given. */
  readonly isNew?: boolean;
  readonly label?: string;
}

/** The field for a password: hidden unless one wants to see what one types. */
export function PasswordField(props: PasswordFieldProps) {
  const { id, value, onChange, problems, isNew = false, label = 'Password' } = props;
  const [isShown, setShown] = useState(false);
  const hint = isNew ? <PasswordRules value={value} /> : undefined;
  return (
    <FieldFrame id={id} label={label} problems={problems} {...(hint && { hint })}>
      {(described) => (
        <div className="password">
          <input
            {...described}
            type={isShown ? 'text' : 'password'}
            name={isNew ? 'new-password' : 'password'}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            required
            value={value}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
          <button
            type="button"
            className="quiet-button"
            aria-label={`${isShown ? 'Hide' : 'Show'} ${label.toLowerCase()}`}
            aria-controls={id}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? 'Hide' : 'Show'}
          </button>
        </div>
      )}
    </FieldFrame>
  );
}

function PasswordRules({ value }: { readonly value: string }) {
  const { min } = passwordLengths;
  const { length } = Array.from(value);
  return (
    <>
      At least {min} characters, of any kind, also spaces. Length is what counts: four or five words
      that nobody else would string together are better than odd signs.{' '}
      {length > 0 && (
        <span className="password-length">
          {length < min ? `${length} of ${min}` : `${length} characters: long enough`}
        </span>
      )}
    </>
  );
}
