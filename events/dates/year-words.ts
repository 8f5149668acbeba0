import type { LongYear, PlainYear } from './edtf.ts';
import { isMasked, statedYear, yearSpan, yearsOf } from './masks.ts';

/**
 * A year in words, as a noun (`the 1960s`), standing alone (`some time in the 1960s`) and after a
 * month or a season (`of an unknown year in the 1560s`, or simply ` 1985`).
 */
export interface YearPhrase {
  readonly noun: string;
  readonly alone: string;
  readonly after: string;
  /** Whether the noun is a plain name, so that `about` or `possibly` may go before it. */
  readonly isName: boolean;
}

/**
 * An astronomical year as people count: `2018`, `79 CE` (below 1000, to be no mere number),
 * `44 BCE` for −43, `the year 170,000,002`.
 */
export function yearWords(year: number): string {
  if (year <= 0) return `${numeral(1 - year)} BCE`;
  if (year < 1000) return `${year} CE`;
  return year < 10_000 ? String(year) : `the year ${numeral(year)}`;
}

/** Two years joined by a word, the era said once where it is the same: `490 to 480 BCE`. */
export function yearPair(first: number, last: number, joint: 'to' | 'and' | '–'): string {
  const between = joint === '–' ? joint : ` ${joint} `;
  if (last <= 0) return `${numeral(1 - first)}${between}${yearWords(last)}`;
  if (first >= 1 && last < 1000) return `${first}${between}${yearWords(last)}`;
  if (first >= 1000) return `${numeral(first)}${between}${numeral(last)}`;
  return `${yearWords(first)}${between}${last < 10_000 ? yearWords(last) : numeral(last)}`;
}

/** A written year in words, its marks aside. */
export function yearPhrase(year: PlainYear | LongYear): YearPhrase {
  const { first, last } = yearSpan(year);
  if (first === last) {
    const noun = yearWords(first);
    return { noun, alone: noun, after: ` ${noun}`, isName: true };
  }
  const between = `between ${yearPair(first, last, 'and')}`;
  const stated = statedYear(year);
  if (stated !== null) {
    const estimate = `estimated ${numeralOf(stated)}`;
    const noun = `a year ${between} (${estimate})`;
    return { noun, alone: `${between}, ${estimate}`, after: ` of ${noun}`, isName: false };
  }
  return maskedYear(year, between);
}

function maskedYear(year: PlainYear | LongYear, between: string): YearPhrase {
  const { first, last } = yearSpan(year);
  if (year.digits === 'XXXX' && !year.isNegative) return unnamed('an unknown year');
  if (isMasked(year.digits.replace(/X+$/u, '')) && year.form === 'plain') {
    return unnamed(`one of the ${listedYears(year)}`);
  }
  if (last - first === 9 && first >= 1000 && first % 100 !== 0) {
    const noun = `the ${first}s`;
    const after = ` of an unknown year in ${noun}`;
    return { noun, alone: `some time in ${noun}`, after, isName: true };
  }
  const alone = `some time ${between}`;
  return {
    noun: `a year ${between}`,
    alone,
    after: ` of an unknown year ${between}`,
    isName: false,
  };
}

function unnamed(noun: string): YearPhrase {
  return { noun, alone: noun, after: ` of ${noun}`, isName: false };
}

/** Years that do not follow one another, such as 1X99: how many, the first two and the last. */
function listedYears(year: PlainYear): string {
  const [first, second] = yearsOf(year, 'ascending');
  const [last] = yearsOf(year, 'descending');
  const gaps = year.digits.split('X').length - 1;
  const hasMinusZero = year.isNegative && /^[0X]+$/u.test(year.digits);
  const names = [first, second, last].map((number) => yearWords(number ?? 0));
  return `${10 ** gaps - (hasMinusZero ? 1 : 0)} years ${names[0]}, ${names[1]}, … ${names[2]}`;
}

function numeralOf(year: number): string {
  return year >= 1000 ? numeral(year) : yearWords(year);
}

/** A number with its digits grouped by thousands from five digits on: 9999, 10,000. */
function numeral(number: number): string {
  const digits = String(number);
  return digits.length < 5 ? digits : digits.replace(/\B(?=(?:\d{3})+$)/gu, ',');
}
