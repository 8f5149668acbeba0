import type { ReactNode } from 'react';
import type { FieldProblem } from '../appending/append-events.ts';
import { ownProblems, problemInField } from './problems.ts';
import './fields.css';

/** What ties an input to its label, hint and problems. */
export interface Described {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

interface FieldFrameProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly problems: readonly FieldProblem[];
  /** Says beside the label that the field may be left as it is. */
  readonly isOptional?: boolean;
  readonly className?: string;
  readonly children: (described: Described) => ReactNode;
}

/** A labelled field with its hint and, beside it, what is wrong with it. */
export function FieldFrame(props: FieldFrameProps) {
  const { id, label, hint, problems, isOptional, className = '', children } = props;
  const own = ownProblems(problems);
  const described = [hint !== undefined && `${id}-hint`, own.length > 0 && `${id}-problems`];
  const ids = described.filter((one) => one !== false).join(' ');
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id}>
        {label} {isOptional === true && <span className="field-optional">optional</span>}
      </label>
      {children({
        id,
        'aria-describedby': ids === '' ? undefined : ids,
        'aria-invalid': own.length > 0 || undefined,
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <ProblemsOf id={`${id}-problems`} label={label} problems={own} />
    </div>
  );
}

interface ProblemsOfProps {
  readonly id: string;
  readonly label: string;
  readonly problems: readonly FieldProblem[];
}

/** What is wrong with one field, in a sentence each. */
export function ProblemsOf({ id, label, problems }: ProblemsOfProps) {
  if (problems.length === 0) return null;
  return (
    <ul id={id} className="field-problems">
      {problems.map(({ code, detail }) => (
        <li key={`${code} ${detail}`}>
          <bdi>{problemInField(detail, label)}</bdi>
        </li>
      ))}
    </ul>
  );
}
