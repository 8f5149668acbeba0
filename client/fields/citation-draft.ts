import type { Citation } from '../../events/vocabulary/citation.ts';
import { isBlankChoice, noChoice, type Choice } from './choice.ts';
import { edtfOf, type TypedDate } from './date-draft.ts';

/** A citation as it is being written. */
export interface CitationDraft {
  readonly source: Choice;
  readonly locator: string;
  readonly stance: Citation['stance'];
  /** The date as this source has it; blank where it gives none of its own. */
  readonly date: TypedDate;
  readonly quote: string;
  readonly note: string;
}

/** No citation as yet. */
export const noCitation: CitationDraft = {
  source: noChoice,
  locator: '',
  stance: 'supports',
  date: { text: '', edtf: '' },
  quote: '',
  note: '',
};

/** Whether nothing of a citation has been written. */
export function isBlankCitation({ source, locator, date, quote, note }: CitationDraft): boolean {
  return isBlankChoice(source) && [locator, date.text, quote, note].every(isBlank);
}

/** A citation of the archive, to be written anew; `sourceTitle` is what its source is called. */
export function citationDraftOf(citation: Citation, sourceTitle: string): CitationDraft {
  const { source, locator, stance, date = '', quote = '', note = '' } = citation;
  const typed = { text: date, edtf: date };
  return { source: { text: sourceTitle, id: source }, locator, stance, date: typed, quote, note };
}

/** The citation as an event says it; what is blank is left out. */
export function citationOf(draft: CitationDraft): Citation {
  const { source, locator, stance, date, quote, note } = draft;
  return {
    source: source.id ?? '',
    locator: locator.trim(),
    stance,
    ...(!isBlank(date.text) && { date: edtfOf(date) }),
    ...(!isBlank(note) && { note }),
    ...(!isBlank(quote) && { quote }),
  };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}
