import type { LongYear, Mark, PlainYear } from './edtf.ts';
import type { Reader } from './reader.ts';

/** The largest year, either side of zero, that may be written. */
const yearMax = 1_000_000_000_000;

/** Moves past a mark of uncertainty or approximation and returns it; '' when there is none. */
export function readMark(reader: Reader): Mark {
  if (reader.takes('?')) return '?';
  if (reader.takes('~')) return '~';
  return reader.takes('%') ? '%' : '';
}

/** A mark after a part. Two marks side by side were the draft's way of writing %. */
export function readMarkAfter(reader: Reader): Mark | null {
  const mark = readMark(reader);
  if (mark === '' || !(reader.sees('?') || reader.sees('~') || reader.sees('%'))) return mark;
  return reader.refuse({
    code: 'draft-syntax',
    wrong: 'Two marks stand side by side',
    remedy: 'write one: ? uncertain, ~ approximate, % both',
  });
}

/** A year, its marks included: `1985`, `~-0043`, `156X`, `1950S2`, `Y170000002?`, `Y-17E7`. */
export function readYear(reader: Reader): PlainYear | LongYear | null {
  const before = readMark(reader);
  const start = reader.at;
  const isNegative = reader.takes('-');
  if (reader.sees('Y')) {
    if (!isNegative) return readLongYear(reader, before);
    const wrong = 'The minus sign stands before Y';
    return reader.refuse({
      at: start,
      code: 'long-year-sign',
      wrong,
      remedy: 'write Y-, then digits',
    });
  }
  const digitsAt = reader.at;
  const digits = reader.run('0123456789X');
  if (digits === '') return reader.refuseCharacter('a year of four digits');
  if (digits.length !== 4) return refuseDigits(reader, digitsAt, digits);
  if (isNegative && digits === '0000') {
    const remedy = 'write 0000 for 1 BCE, -0001 for 2 BCE';
    return reader.refuse({
      at: start,
      code: 'year-minus-zero',
      wrong: 'No year is minus zero',
      remedy,
    });
  }
  const significant = readSignificant(reader, Number(digits));
  if (significant === undefined) return null;
  const after = readMarkAfter(reader);
  return after === null ? null : { form: 'plain', before, isNegative, digits, significant, after };
}

function refuseDigits(reader: Reader, digitsAt: number, digits: string): null {
  if (digits.length > 4) {
    return reader.refuse({
      at: digitsAt + 4,
      code: 'year-digits',
      wrong: 'A year has four digits',
      remedy: 'write a day with hyphens, 1985-04-12, or a longer year with Y, Y12345',
    });
  }
  if (/[a-z(]/u.test(reader.text.charAt(reader.at))) {
    return reader.refuseCharacter('a year of four digits');
  }
  const example = digits.padStart(4, '0');
  return reader.refuse({
    at: digitsAt,
    code: 'year-digits',
    wrong: 'A year has four digits',
    remedy: `write ${example} if that is the year; a digit that is not known is X`,
  });
}

function readLongYear(reader: Reader, before: Mark): LongYear | null {
  reader.takes('Y');
  const isNegative = reader.takes('-');
  const digitsAt = reader.at;
  const digits = reader.run('0123456789');
  if (reader.sees('X')) {
    const remedy = 'write significant digits instead, as in Y171010000S3';
    const wrong = 'A year with Y has no unspecified digits';
    return reader.refuse({ code: 'long-year-unspecified', wrong, remedy });
  }
  if (digits === '' || /[a-z]/u.test(reader.text.charAt(reader.at))) {
    return reader.refuseCharacter('the digits of the year');
  }
  if (digits.startsWith('0')) {
    const wrong = 'A year with Y begins with 0';
    return reader.refuse({
      at: digitsAt,
      code: 'leading-zero',
      wrong,
      remedy: 'leave the zeros out',
    });
  }
  let exponent: number | null = null;
  if (reader.takes('E')) {
    exponent = readCount(reader, 'the exponent, from 1');
    if (exponent === null) return null;
  }
  const number = digits.length > 13 ? Infinity : Number(digits) * 10 ** (exponent ?? 0);
  if (number > yearMax) {
    const remedy = 'the farthest years are Y1000000000000 and Y-1000000000000';
    const wrong = 'The year is out of range';
    return reader.refuse({ at: digitsAt, code: 'year-out-of-range', wrong, remedy });
  }
  if (number <= 9999) {
    const remedy = `write ${isNegative ? '-' : ''}${String(number).padStart(4, '0')}`;
    const wrong = 'A year of up to four digits is written without Y';
    return reader.refuse({ at: digitsAt, code: 'long-year-short', wrong, remedy });
  }
  const significant = readSignificant(reader, number);
  if (significant === undefined) return null;
  const after = readMarkAfter(reader);
  if (after === null) return null;
  return { form: 'long', before, isNegative, digits, exponent, significant, after };
}

/** The number after S: null without S, undefined when an issue was raised. */
function readSignificant(reader: Reader, number: number): number | null | undefined {
  const start = reader.at;
  if (!reader.takes('S')) return null;
  if (Number.isNaN(number)) {
    const wrong = 'Significant digits and X do not go together';
    const remedy = 'write the estimated year in full before S, as in 1950S2';
    reader.refuse({ at: start, code: 'significant-unspecified', wrong, remedy });
    return undefined;
  }
  const countAt = reader.at;
  const count = readCount(reader, 'the number of significant digits, from 1');
  if (count === null) return undefined;
  const digitCount = String(number).length;
  if (count <= digitCount) return count;
  const wrong = `The year has ${digitCount} digits that can be significant`;
  const remedy = 'write S and at most that number (zeros in front do not count)';
  reader.refuse({ at: countAt, code: 'significant-digits', wrong, remedy });
  return undefined;
}

/** A whole number from 1 without zeros in front; more than any use of it, when it is very long. */
function readCount(reader: Reader, expected: string): number | null {
  const start = reader.at;
  const digits = reader.run('0123456789');
  if (digits === '') return reader.refuseCharacter(expected);
  if (!digits.startsWith('0')) return Number(digits);
  const wrong = 'The number begins with 0';
  return reader.refuse({ at: start, code: 'leading-zero', wrong, remedy: `write ${expected}` });
}
