import type { FieldProblem } from '../appending/append-events.ts';
import { readTyped, type TypedDate } from '../fields/date-draft.ts';

/** What is wrong with a date that has to be given; `pointer` leads to its EDTF. */
export function dateChecks(pointer: string, date: TypedDate): readonly FieldProblem[] {
  if (date.edtf !== '') return [];
  if (date.text.trim() === '')
    return [{ pointer, code: 'missing', detail: 'is missing; say when it was' }];
  const isAmbiguous = readTyped(date.text).proposals.length > 1;
  return isAmbiguous
    ? [{ pointer, code: 'ambiguous', detail: 'can be read in several ways; say which is meant' }]
    : [{ pointer, code: 'unread', detail: 'is not understood; write it otherwise' }];
}
