import type { FieldProblem } from '../appending/append-events.ts';
import type { Choice } from './choice.ts';
import type { CitationDraft } from './citation-draft.ts';
import { readTyped, type TypedDate } from './date-draft.ts';
import { missingAt } from './problems.ts';

/** What is wrong with a text that has to be written; `missing` says so, with the remedy. */
export function writtenChecks(
  pointer: string,
  text: string,
  missing = 'is missing',
): readonly FieldProblem[] {
  return text.trim() === '' ? [missingAt(pointer, missing)] : [];
}

/** What is wrong with a date that has to be given; `pointer` leads to its EDTF. */
export function dateChecks(
  pointer: string,
  date: TypedDate,
  missing = 'is missing; say when it was',
): readonly FieldProblem[] {
  return [...writtenChecks(pointer, date.text, missing), ...unclearChecks(pointer, date)];
}

/** What is wrong with a date that may be left out. */
export function unclearChecks(pointer: string, date: TypedDate): readonly FieldProblem[] {
  if (date.text.trim() === '' || date.edtf !== '') return [];
  const isAmbiguous = readTyped(date.text).proposals.length > 1;
  return isAmbiguous
    ? [{ pointer, code: 'ambiguous', detail: 'can be read in several ways; say which is meant' }]
    : [{ pointer, code: 'unread', detail: 'is not understood; write it otherwise' }];
}

/** What is wrong with a thing that has to be picked; `one` is what it is, as in `an actor`. */
export function pickedChecks(
  pointer: string,
  { id, text }: Choice,
  one = 'one',
): readonly FieldProblem[] {
  if (id !== null) return [];
  return text.trim() === ''
    ? [missingAt(pointer, `is missing; pick ${one}`)]
    : [{ pointer, code: 'unpicked', detail: `is not picked as yet; pick ${one} from the list` }];
}

/** What is wrong with a citation that has to be given; `pointer` leads to it. */
export function citationChecks(pointer: string, citation: CitationDraft): readonly FieldProblem[] {
  return [
    ...pickedChecks(`${pointer}/source`, citation.source, 'a source'),
    ...writtenChecks(`${pointer}/locator`, citation.locator, 'is missing; say where in the source'),
    ...unclearChecks(`${pointer}/date`, citation.date),
  ];
}
