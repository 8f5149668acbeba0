import type { LongYear, PlainYear } from './edtf.ts';

/** The first and last astronomical year that a year may be, both inclusive. */
export interface YearSpan {
  readonly first: number;
  readonly last: number;
}

/** Whether any of these digits is unspecified. */
export function isMasked(digits: string): boolean {
  return digits.includes('X');
}

/** The numbers from `first` to `last`, ascending, that two digits with X in them may stand for. */
export function numbersOf(digits: string, first: number, last: number): number[] {
  const found: number[] = [];
  for (let number = first; number <= last; number += 1) {
    const text = String(number).padStart(2, '0');
    if (
      (digits[0] === 'X' || digits[0] === text[0]) &&
      (digits[1] === 'X' || digits[1] === text[1])
    )
      found.push(number);
  }
  return found;
}

/**
 * The astronomical years that a plain year may be, one after another: 1 without X, at most 10,000
 * with four. A negative year is never zero, so `-XXXX` ends at −1.
 */
export function* yearsOf(year: PlainYear, order: 'ascending' | 'descending'): Generator<number> {
  const gaps = year.digits.split('X').length - 1;
  const count = 10 ** gaps;
  // The numbers behind a minus sign grow as the years go back, so the count runs the other way.
  const isUpward = (order === 'ascending') !== year.isNegative;
  for (let step = 0; step < count; step += 1) {
    const filling = String(isUpward ? step : count - 1 - step).padStart(gaps, '0');
    let used = 0;
    const number = Number(year.digits.replaceAll('X', () => filling[used++] ?? '0'));
    if (year.isNegative && number === 0) continue;
    yield year.isNegative ? -number : number;
  }
}

/** The number a year states, its exponent applied; null where a digit is unspecified. */
export function statedYear(year: PlainYear | LongYear): number | null {
  if (isMasked(year.digits)) return null;
  const exponent = year.form === 'long' ? (year.exponent ?? 0) : 0;
  const number = Number(year.digits) * 10 ** exponent;
  return year.isNegative ? -number : number;
}

/**
 * The years between which a year lies. With `S` it is the run of years that share its first
 * significant digits (`1950S2` is 1900 to 1999), leading zeros not counting as significant.
 */
export function yearSpan(year: PlainYear | LongYear): YearSpan {
  const stated = statedYear(year);
  if (stated === null) {
    const low = Number(year.digits.replaceAll('X', '0'));
    const high = Number(year.digits.replaceAll('X', '9'));
    if (!year.isNegative) return { first: low, last: high };
    // Minus zero is no year: the smallest number above it has a 1 in place of the last X.
    const lastGap = year.digits.lastIndexOf('X');
    return { first: -high, last: -(low === 0 ? 10 ** (3 - lastGap) : low) };
  }
  if (year.significant === null) return { first: stated, last: stated };
  const number = Math.abs(stated);
  const unit = 10 ** (String(number).length - year.significant);
  const low = Math.floor(number / unit) * unit;
  const high = low + unit - 1;
  return year.isNegative ? { first: -high, last: -low } : { first: low, last: high };
}
