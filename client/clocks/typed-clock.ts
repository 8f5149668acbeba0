import { boundsOf } from '../../events/dates/bounds.ts';
import { isoOfDay } from '../../events/dates/day.ts';
import { parseEdtf } from '../../events/dates/parse.ts';
import { proposeDates } from '../../events/dates/propose.ts';
import { asOfInWords } from '../writing/clock-words.ts';

/** A value that a typed text may mean for a clock, and how to say it. */
export interface ClockSense {
  /** As the address holds it. */
  readonly value: string;
  readonly words: string;
  /** How the text was understood; '' where that is plain. */
  readonly understood: string;
}

/** What a typed date may mean, all of its senses: which of them is for the reader to say. */
export function dateSenses(typed: string): readonly ClockSense[] {
  return proposeDates(typed).map(({ edtf, words, understood }) => ({
    value: edtf,
    words,
    understood,
  }));
}

/**
 * What a typed state of the archive may mean: `event 120`, `120` or `seq:120` for a position, an
 * instant as it is, and for a date the end of its last day (UTC).
 */
export function stateSenses(typed: string): readonly ClockSense[] {
  const position = /^\s*(?:seq:|(?:after )?event )?\s*(\d{1,3}(?:,\d{3})+|\d+)\s*$/iu.exec(
    typed,
  )?.[1];
  const dates = dateSenses(typed).flatMap(endOfDay);
  if (position === undefined) return isInstant(typed) ? [senseOf(typed.trim())] : dates;
  const event = senseOf(`seq:${position.replaceAll(',', '')}`);
  // Four digits alone are a year as well as a position.
  return /^\s*\d{4}\s*$/u.test(typed) ? [event, ...dates] : [event];
}

function endOfDay({ value, understood }: ClockSense): readonly ClockSense[] {
  const parsed = parseEdtf(value);
  const day = parsed.ok ? boundsOf(parsed.date).latestDay : null;
  const iso = day === null ? '' : isoOfDay(day);
  return /^\d{4}-/u.test(iso) ? [{ ...senseOf(`${iso}T23:59:59.999Z`), understood }] : [];
}

function senseOf(value: string): ClockSense {
  return { value, words: asOfInWords(value), understood: '' };
}

function isInstant(typed: string): boolean {
  return /^\s*\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)\s*$/u.test(typed);
}
