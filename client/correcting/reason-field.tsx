import { TextField } from '../fields/text-field.tsx';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import type { FieldProblem } from '../appending/append-events.ts';

/**
 * What the rule demands of the reason: whatever takes back something said gives one; `none`: what
 * is said is its own reason.
 */
export type ReasonDemand = 'required' | 'optional' | 'none';

interface ReasonFieldProps {
  readonly form: string;
  readonly demand: ReasonDemand;
  readonly value: string;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (value: string) => void;
}

const pointer = '/reason';

/** Why something is said, for the ledger. */
export function ReasonField({ form, demand, value, problems, onChange }: ReasonFieldProps) {
  if (demand === 'none') return null;
  return (
    <TextField
      id={fieldIdOf(form, pointer)}
      label="Reason"
      isOptional={demand === 'optional'}
      hint="It stays in the ledger beside the change."
      rows={2}
      {...{ value, onChange }}
      problems={problemsUnder(problems, pointer)}
    />
  );
}

/** What is wrong with a reason, as far as the browser knows. */
export function reasonChecks(demand: ReasonDemand, reason: string): readonly FieldProblem[] {
  if (demand !== 'required' || reason.trim() !== '') return [];
  return [{ pointer, code: 'reason-required', detail: 'is missing; say why' }];
}
