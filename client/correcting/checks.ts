import type { FieldProblem } from '../appending/append-events.ts';
import type { Choice } from '../fields/choice.ts';
import type { CitationDraft } from '../fields/citation-draft.ts';
import { readTyped, type TypedDate } from '../fields/date-draft.ts';

/** What is wrong with a date that has to be given; `pointer` leads to its EDTF. */
export function dateChecks(pointer: string, date: TypedDate): readonly FieldProblem[] {
  if (date.text.trim() !== '') return unclearChecks(pointer, date);
  return [{ pointer, code: 'missing', detail: 'is missing; say when it was' }];
}

/** What is wrong with a date that may be left out. */
export function unclearChecks(pointer: string, date: TypedDate): readonly FieldProblem[] {
  if (date.text.trim() === '' || date.edtf !== '') return [];
  const isAmbiguous = readTyped(date.text).proposals.length > 1;
  return isAmbiguous
    ? [{ pointer, code: 'ambiguous', detail: 'can be read in several ways; say which is meant' }]
    : [{ pointer, code: 'unread', detail: 'is not understood; write it otherwise' }];
}

/** What is wrong with a thing that has to be picked. */
export function pickedChecks(pointer: string, { id, text }: Choice): readonly FieldProblem[] {
  if (id !== null) return [];
  return text.trim() === ''
    ? [{ pointer, code: 'missing', detail: 'is missing; pick one' }]
    : [{ pointer, code: 'unpicked', detail: 'is not picked as yet; pick one from the list' }];
}

/** What is wrong with a text that has to be written. */
export function writtenChecks(pointer: string, text: string): readonly FieldProblem[] {
  return text.trim() === '' ? [{ pointer, code: 'missing', detail: 'is missing' }] : [];
}

/** What is wrong with a citation that has to be given; `pointer` leads to it. */
export function citationChecks(pointer: string, citation: CitationDraft): readonly FieldProblem[] {
  return [
    ...pickedChecks(`${pointer}/source`, citation.source),
    ...writtenChecks(`${pointer}/locator`, citation.locator),
    ...unclearChecks(`${pointer}/date`, citation.date),
  ];
}
