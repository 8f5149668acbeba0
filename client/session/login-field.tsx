import type { ReactNode } from 'react';
import { FieldFrame } from '../fields/field.tsx';
import type { FieldProps } from '../fields/problems.ts';

interface LoginFieldProps extends FieldProps<string> {
  readonly hint?: ReactNode;
}

/** The field for what one signs in as, which password managers know. */
export function LoginField({ id, value, onChange, problems, ...frame }: LoginFieldProps) {
  return (
    <FieldFrame id={id} label="Login" problems={problems} {...frame}>
      {(described) => (
        <input
          {...described}
          type="text"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          dir="auto"
          required
          maxLength={200}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}
