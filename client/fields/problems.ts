import type { FieldProblem } from '../appending/append-events.ts';
import { capital } from '../writing/term.ts';

/**
 * What every field is given: the id of its element, the value as it stands, where a changed one
 * goes, and what is wrong, with pointers that lead on from the field itself ('' is all of it).
 */
export interface FieldProps<Value> {
  readonly id: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly problems: readonly FieldProblem[];
}

/** No problem at all. */
export const noProblems: readonly FieldProblem[] = [];

/** That something is missing, with the remedy. */
export function missingAt(pointer: string, detail: string): FieldProblem {
  return { pointer, code: 'missing', detail };
}

/** The problems at a pointer or beneath it, with pointers that lead on from there. */
export function problemsUnder(
  problems: readonly FieldProblem[],
  pointer: string,
): readonly FieldProblem[] {
  return problems.flatMap((problem) => {
    const rest = problem.pointer.slice(pointer.length);
    const isUnder = problem.pointer.startsWith(pointer) && (rest === '' || rest.startsWith('/'));
    return isUnder ? [{ ...problem, pointer: rest }] : [];
  });
}

/** The problems of a field itself, not of what is in it. */
export function ownProblems(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter(({ pointer }) => pointer === '');
}

/** The id of the element of the field that a pointer leads to, in a form whose id is `form`. */
export function fieldIdOf(form: string, pointer: string): string {
  return form + pointer.replaceAll('/', '-');
}

/** A problem as a sentence beside its field: what the server says of a value is said of the label. */
export function problemInField(detail: string, label: string): string {
  const isPredicate = /^(?:is|has|can|contains|names|takes|needs|differs|gives) /u.test(detail);
  const sentence = capital(isPredicate ? `${label} ${detail}` : detail);
  return /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`;
}
