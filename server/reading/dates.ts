import { boundsOf, type DateBounds } from '../../events/dates/bounds.ts';
import { parseEdtf } from '../../events/dates/parse.ts';
import { wordsOf } from '../../events/dates/words.ts';
import type { DateAnswer, DateOnly } from '../../events/readings/answers.ts';
import type { EventData } from '../../events/vocabulary/event.ts';

/** What a date's text comes to. */
interface Understood {
  readonly bounds: DateBounds;
  readonly words: string;
}

const rememberedMax = 20_000;
const remembered = new Map<string, Understood>();

/** The bounds and words of a date in the log. Throws on text that is not EDTF. */
export function understand(edtf: string): Understood {
  const known = remembered.get(edtf);
  if (known) return known;
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) throw new Error(`the log holds a date that is not EDTF: ${edtf}`);
  const understood = { bounds: boundsOf(parsed.date), words: wordsOf(parsed.date) };
  if (remembered.size >= rememberedMax) remembered.clear();
  remembered.set(edtf, understood);
  return understood;
}

/** A date of an occurrence, described. */
export function describeDate(date: EventData<'OccurrenceRecorded'>['date']): DateAnswer {
  const { bounds, words } = understand(date.edtf);
  const { earliestDay, latestDay, start, end, startKind, endKind, shape } = bounds;
  const { precision, approximate, uncertain } = bounds;
  return {
    edtf: date.edtf,
    ...(date.verbatim === undefined ? {} : { verbatim: date.verbatim }),
    basis: date.basis,
    ...(date.note === undefined ? {} : { note: date.note }),
    words,
    earliestDay,
    latestDay,
    start: { earliest: start.earliest, latest: start.latest },
    end: { earliest: end.earliest, latest: end.latest },
    startKind,
    endKind,
    shape,
    precision,
    approximate,
    uncertain,
  };
}

/** A date with its words and outer days. */
export function describeDay(edtf: string): DateOnly {
  const { bounds, words } = understand(edtf);
  return { edtf, words, earliestDay: bounds.earliestDay, latestDay: bounds.latestDay };
}

/** Whether two dates can't both be right: they share no day. */
export function isContrary(a: string, b: string): boolean {
  const one = understand(a).bounds;
  const other = understand(b).bounds;
  return (
    (one.latestDay ?? Infinity) < (other.earliestDay ?? -Infinity) ||
    (other.latestDay ?? Infinity) < (one.earliestDay ?? -Infinity)
  );
}
