import type { Edtf, IntervalEnd, PointDate } from './edtf.ts';
import { readPoint } from './parse-point.ts';
import { readSet } from './parse-set.ts';
import { pointBounds } from './point-bounds.ts';
import { isPoint } from './precision.ts';
import { Reader } from './reader.ts';
import type { DateIssue } from './reader.ts';

export type { DateIssue } from './reader.ts';

/** The longest text, in UTF-16 units, that is read as a date. */
export const edtfLengthMax = 256;

/** What became of reading a text as a date: the date, or the first issue in the text. */
export type ParsedEdtf =
  { readonly ok: true; readonly date: Edtf } | { readonly ok: false; readonly issue: DateIssue };

/**
 * Reads EDTF text: levels 0, 1 and 2 of the Library of Congress profile of February 2019. Nothing
 * is fixed or trimmed; a date that cannot exist, an interval that ends before it begins, and a text
 * of more than 256 characters are refused with the place. Never throws. Stricter than the profile:
 * years lie within ±1e12, `-0000` is refused, an interval has a date at one end at least, sets and
 * intervals do not nest.
 */
export function parseEdtf(text: string): ParsedEdtf {
  const reader = new Reader(text);
  const date = readWhole(reader);
  if (date !== null) return { ok: true, date };
  if (reader.issue === null) throw new Error('A date was refused without an issue.');
  return { ok: false, issue: reader.issue };
}

function readWhole(reader: Reader): Edtf | null {
  if (reader.text.length > edtfLengthMax) {
    return reader.refuse({
      at: edtfLengthMax,
      code: 'too-long',
      wrong: `A date has at most ${edtfLengthMax} characters`,
      remedy: 'shorten it; a range such as 1670..1672 stands for all its years',
    });
  }
  if (reader.isAtEnd) {
    const remedy = 'write one, such as 1985, 1985-04 or 1985-04-12';
    return reader.refuse({ code: 'empty', wrong: 'There is no date', remedy });
  }
  const date = reader.sees('[') || reader.sees('{') ? readSet(reader) : readUnbracketed(reader);
  if (date === null) return null;
  return reader.isAtEnd ? date : reader.refuseCharacter('the end of the date');
}

/** A date or an interval: which of the two shows only where the first date ends. */
function readUnbracketed(reader: Reader): Edtf | null {
  if (reader.sees('/') || reader.sees('..')) return readInterval(reader, readAbsentEnd(reader));
  const start = reader.at;
  const date = readPoint(reader);
  if (date === null || !reader.sees('/')) return date;
  return readInterval(reader, withoutTime(reader, start, date));
}

function readInterval(reader: Reader, start: IntervalEnd | null): Edtf | null {
  if (start === null) return null;
  if (!reader.takes('/')) {
    return reader.refuseCharacter('a slash and the end of the interval, as in ../1985,');
  }
  const endAt = reader.at;
  const end = readEnd(reader);
  if (end === null) return null;
  if (!isPoint(start) && !isPoint(end)) {
    const remedy = 'write the date it began or the date it ended';
    const wrong = 'The interval has no date at either end';
    return reader.refuse({ at: endAt, code: 'interval-undated', wrong, remedy });
  }
  if (reader.sees('/')) {
    const remedy = 'write a start and an end; several dates are a set, {1960,1961}';
    return reader.refuse({ code: 'interval-extra', wrong: 'An interval has two ends', remedy });
  }
  if (isPoint(start) && isPoint(end) && isReversed(start, end)) {
    const remedy = 'write the earlier date first';
    const wrong = 'The interval ends before it begins';
    return reader.refuse({ at: endAt, code: 'interval-reversed', wrong, remedy });
  }
  return { kind: 'interval', start, end };
}

function readEnd(reader: Reader): IntervalEnd | null {
  if (reader.isAtEnd || reader.sees('..') || reader.sees('/')) return readAbsentEnd(reader);
  if (reader.sees('[') || reader.sees('{')) {
    const remedy = 'write a date; an uncertain end is 1985~ or 198X';
    return reader.refuse({
      code: 'interval-set',
      wrong: 'An interval cannot end in a set',
      remedy,
    });
  }
  const start = reader.at;
  const date = readPoint(reader);
  return date === null ? null : withoutTime(reader, start, date);
}

function readAbsentEnd(reader: Reader): IntervalEnd {
  return reader.takes('..') ? { kind: 'open' } : { kind: 'unknown' };
}

function withoutTime(
  reader: Reader,
  start: number,
  date: NonNullable<ReturnType<typeof readPoint>>,
): PointDate | null {
  if (date.kind !== 'date-time') return date;
  const at = reader.text.indexOf('T', start);
  const wrong = 'The ends of an interval have no time of day';
  return reader.refuse({ at, code: 'interval-time', wrong, remedy: 'write days' });
}

function isReversed(start: PointDate, end: PointDate): boolean {
  const from = pointBounds(start);
  const to = pointBounds(end);
  return from !== null && to !== null && from.earliest > to.latest;
}
