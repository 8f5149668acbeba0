import type { ReactNode } from 'react';
import { FieldFrame } from './field.tsx';
import type { FieldProps } from './problems.ts';

interface TextFieldProps extends FieldProps<string> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly isOptional?: boolean;
  /** More than one: a field for prose, that grows with what is written. */
  readonly rows?: number;
  readonly placeholder?: string;
  readonly className?: string;
}

/** A field for plain text, of one line or of several. */
export function TextField(props: TextFieldProps) {
  const { id, value, onChange, problems, rows = 1, placeholder, ...frame } = props;
  return (
    <FieldFrame id={id} problems={problems} {...frame}>
      {(described) =>
        rows === 1 ? (
          <input
            {...described}
            type="text"
            dir="auto"
            autoComplete="off"
            value={value}
            placeholder={placeholder}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        ) : (
          <textarea
            {...described}
            dir="auto"
            rows={rows}
            value={value}
            placeholder={placeholder}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )
      }
    </FieldFrame>
  );
}
