import { daysInMonth } from './day.ts';
import type { CalendarDate, DateTime, Part, PlainYear, SeasonDate } from './edtf.ts';
import { isMasked, numbersOf, statedYear } from './masks.ts';
import { readMark, readMarkAfter, readYear } from './parse-year.ts';
import { readTime } from './parse-time.ts';
import { pointBounds } from './point-bounds.ts';
import type { Reader } from './reader.ts';
import { seasons } from './seasons.ts';

/** A single date, from its year on, with a time if one follows. Null: an issue was raised. */
export function readPoint(reader: Reader): CalendarDate | SeasonDate | DateTime | null {
  const year = readYear(reader);
  if (year === null) return null;
  if (reader.sees('T')) return refuseTime(reader);
  if (!reader.sees('-')) return { kind: 'date', year, month: null, day: null };
  if (year.form === 'long' || year.significant !== null) {
    const wrong = 'A year with Y or S stands alone';
    return reader.refuse({ code: 'year-alone', wrong, remedy: 'leave out the month' });
  }
  reader.takes('-');
  const monthAt = reader.at;
  const month = readPart(reader, 'a month of two digits, 01 to 12');
  if (month === null) return null;
  if (seasons.has(month.digits)) return readSeasonEnd(reader, year, month);
  if (numbersOf(month.digits, 1, 12).length === 0) {
    return reader.refuse({
      at: monthAt + month.before.length,
      code: 'month-impossible',
      wrong: `There is no month ${month.digits}`,
      remedy: 'months run from 01 to 12, seasons and quarters from 21 to 41',
    });
  }
  if (reader.sees('T')) return refuseTime(reader);
  if (!reader.takes('-')) return { kind: 'date', year, month, day: null };
  return readDay(reader, year, month);
}

function readDay(reader: Reader, year: PlainYear, month: Part): CalendarDate | DateTime | null {
  const dayAt = reader.at;
  const day = readPart(reader, 'a day of two digits, 01 to 31');
  if (day === null) return null;
  const date: CalendarDate = { kind: 'date', year, month, day };
  if (pointBounds(date) === null) {
    const sign = year.isNegative ? '-' : '';
    return reader.refuse({
      at: dayAt + day.before.length,
      code: 'day-impossible',
      wrong: `There is no day ${day.digits} in ${sign}${year.digits}-${month.digits}`,
      remedy: remedyForDay(year, month),
    });
  }
  if (!reader.sees('T')) return date;
  const parts = [year, month, day];
  if (parts.some((part) => part.before !== '' || part.after !== '' || isMasked(part.digits))) {
    return refuseTime(reader);
  }
  return readTime(reader, { year, month, day });
}

function remedyForDay(year: PlainYear, month: Part): string {
  const stated = statedYear(year);
  if (stated === null || isMasked(month.digits))
    return 'no month and year that fit have such a day';
  return `the days of that month run from 01 to ${daysInMonth(stated, Number(month.digits))}`;
}

function readSeasonEnd(reader: Reader, year: PlainYear, season: Part): SeasonDate | null {
  if (reader.sees('T')) return refuseTime(reader);
  if (!reader.sees('-')) return { kind: 'season', year, season };
  const wrong = 'A season or quarter has no days';
  return reader.refuse({
    code: 'season-day',
    wrong,
    remedy: 'write a month, or leave out the day',
  });
}

/** Two digits, X for an unspecified one, with their marks. */
function readPart(reader: Reader, expected: string): Part | null {
  const before = readMark(reader);
  const start = reader.at;
  const digits = reader.run('0123456789X', 2);
  if (digits.length === 1 && /^[-/,\]}T?~%.]?$/u.test(reader.text.charAt(reader.at))) {
    const remedy = `write 0${digits} if that is the number`;
    const wrong = 'A month or day has two digits';
    return reader.refuse({ at: start, code: 'two-digits', wrong, remedy });
  }
  if (digits.length < 2) return reader.refuseCharacter(expected);
  const after = readMarkAfter(reader);
  return after === null ? null : { before, digits, after };
}

function refuseTime(reader: Reader): null {
  return reader.refuse({
    code: 'time-needs-plain-day',
    wrong: 'A time follows something less than a plain day',
    remedy: 'give year, month and day in full, without X, ?, ~ or %, or leave out the time',
  });
}
