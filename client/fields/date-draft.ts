import { parseEdtf } from '../../events/dates/parse.ts';
import { proposeDates, type DateProposal } from '../../events/dates/propose.ts';
import type { EventData } from '../../events/vocabulary/event.ts';

type HistoricalDate = EventData<'OccurrenceRecorded'>['date'];

/** A date as it is typed: `edtf` is what it was understood as, '' while that is not certain. */
export interface TypedDate {
  readonly text: string;
  readonly edtf: string;
}

/** The date of an occurrence as it is being written. */
export interface DateDraft extends TypedDate {
  readonly verbatim: string;
  readonly basis: 'stated' | 'inferred';
  readonly note: string;
}

/** No date as yet. */
export const noDate: DateDraft = { text: '', edtf: '', verbatim: '', basis: 'stated', note: '' };

/** How a typed date can be read, all ways of it, and which of them holds. */
export function readTyped(text: string): {
  readonly typed: TypedDate;
  readonly proposals: readonly DateProposal[];
} {
  const proposals = proposeDates(text);
  const [only, ...others] = proposals;
  // What parses as it is was meant as it is: EDTF is nobody's slip of the pen.
  const isEdtf = parseEdtf(text.trim()).ok && only?.edtf === text.trim();
  const edtf = only !== undefined && (isEdtf || others.length === 0) ? only.edtf : '';
  return { typed: { text, edtf }, proposals };
}

/** A date of the archive, to be written anew. */
export function dateDraftOf(date: HistoricalDate): DateDraft {
  const { edtf, verbatim = '', basis, note = '' } = date;
  return { text: edtf, edtf, verbatim, basis, note };
}

/** The date as an event says it; what is blank is left out. */
export function historicalDateOf(draft: DateDraft): HistoricalDate {
  const { verbatim, basis, note } = draft;
  return {
    // What was not understood goes as it was typed: the server says what is wrong with it.
    edtf: edtfOf(draft),
    ...(verbatim.trim() !== '' && { verbatim }),
    basis,
    ...(note.trim() !== '' && { note }),
  };
}

/** What a typed date is sent as. */
export function edtfOf({ text, edtf }: TypedDate): string {
  return edtf === '' ? text.trim() : edtf;
}
