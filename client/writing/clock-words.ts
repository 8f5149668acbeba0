import { parseEdtf } from '../../events/dates/parse.ts';
import { wordsOf } from '../../events/dates/words.ts';
import { instantInWords } from './day-words.ts';
import { grouped } from './term.ts';

/** A date of the address as people write it; what is no date stays as it is. */
export function dateInWords(edtf: string): string {
  const parsed = parseEdtf(edtf);
  return parsed.ok ? wordsOf(parsed.date) : edtf;
}

/** When the archive stood so: `after event 1,204`, `on 3 January 2026, 09:12 UTC`. */
export function asOfInWords(asOf: string): string {
  const position = /^seq:(\d+)$/u.exec(asOf)?.[1];
  if (position === undefined) return `on ${instantInWords(asOf)}`;
  return `after event ${grouped(Number(position))}`;
}
