import { useEffect, useId, useRef } from 'react';
import type { FieldProblem } from '../appending/append-events.ts';
import { fieldIdOf, problemInField } from './problems.ts';

interface SummaryOfProblemsProps {
  /** The id of the form, from which those of its fields are made. */
  readonly form: string;
  readonly title: string;
  readonly problems: readonly FieldProblem[];
  /** What the field of a pointer is called. */
  readonly labelOf: (pointer: string) => string;
  /** Counts the refusals: with each new one the summary takes the focus. */
  readonly refusals: number;
}

/** All that keeps a form from being saved, at its top: takes the focus and leads to each field. */
export function SummaryOfProblems(props: SummaryOfProblemsProps) {
  const { form, title, problems, labelOf, refusals } = props;
  const id = useId();
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (refusals > 0) section.current?.focus();
  }, [refusals]);
  if (problems.length === 0) return null;
  return (
    <section ref={section} tabIndex={-1} className="notice problems" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {problems.map(({ pointer, code, detail }) => (
          <li key={`${pointer} ${code} ${detail}`}>
            {pointer === '' ? (
              <bdi>{problemInField(detail, labelOf(pointer))}</bdi>
            ) : (
              <a
                href={`#${fieldIdOf(form, pointer)}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusField(form, pointer);
                }}
              >
                <bdi>{problemInField(detail, labelOf(pointer))}</bdi>
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Gives the focus to the field of a pointer, or the nearest around it that is there. */
function focusField(form: string, pointer: string): void {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const field = document.getElementById(fieldIdOf(form, at));
    const input = field?.matches('input, textarea, select, button')
      ? field
      : field?.querySelector<HTMLElement>('input, textarea, select, button');
    if (input) {
      input.focus();
      input.scrollIntoView({ block: 'center' });
      return;
    }
    if (at === '') return;
  }
}
