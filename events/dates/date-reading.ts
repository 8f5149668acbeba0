import { boundsOf } from './bounds.ts';
import type { DateBounds } from './bounds.ts';
import type { Edtf } from './edtf.ts';
import { parseEdtf } from './parse.ts';
import type { DateIssue } from './parse.ts';
import { wordsOf } from './words.ts';

/** All that the archive makes of a date's text. */
export interface DateReading {
  /** The text, as it was given. */
  readonly edtf: string;
  readonly date: Edtf;
  /** The date in plain English. */
  readonly words: string;
  readonly bounds: DateBounds;
}

/** Reads EDTF text into its date, words and bounds, or says where it is no date. Never throws. */
export function readDate(
  edtf: string,
):
  | { readonly ok: true; readonly reading: DateReading }
  | { readonly ok: false; readonly issue: DateIssue } {
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) return parsed;
  const { date } = parsed;
  return { ok: true, reading: { edtf, date, words: wordsOf(date), bounds: boundsOf(date) } };
}
