import { existsSync, readFileSync } from 'node:fs';
import { dayOfCivil } from '../../../events/dates/day.ts';
import type { Day } from '../../../events/dates/day.ts';
import type { ParsedEdtf } from '../../../events/dates/parse.ts';
import { parseEdtf } from '../../../events/dates/parse.ts';
import type { Edtf } from '../../../events/dates/edtf.ts';

/** A file of shared vectors, kept beside the checkout; the fallback on a machine without it. */
export function sharedVectors<Vectors>(name: string, fallback: Vectors): Vectors {
  const file = new URL(`../../../../shared/fixtures/edtf/${name}`, import.meta.url);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : fallback;
}

/** A day from text such as `-0043-03-15` or `170000002-01-01`, by the plainest reading. */
export function day(text: string): Day {
  const [, sign, year, month, dayOfMonth] = /^([+-]?)(\d+)-(\d\d)-(\d\d)$/u.exec(text) ?? [];
  const magnitude = Number(year);
  return dayOfCivil(sign === '-' ? -magnitude : magnitude, Number(month), Number(dayOfMonth));
}

/** The date that a text is; fails the test when it is none. */
export function edtf(text: string): Edtf {
  const parsed: ParsedEdtf = parseEdtf(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.issue.message}`);
  return parsed.date;
}
