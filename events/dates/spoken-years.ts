import { yearPair } from './year-words.ts';

/** One way to understand what a person typed: the date it would be, and how it was understood. */
export interface Sense {
  readonly edtf: string;
  readonly understood: string;
}

/** A year that a text may mean, astronomical. */
export interface YearSense {
  readonly year: number;
  readonly understood: string;
}

/** The hundreds that a year of two digits is tried with; which was meant, only the writer knows. */
const likelyHundreds = [1900, 2000, 1800];

/** An astronomical year as EDTF text. */
export function yearEdtf(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${digits.length > 4 ? 'Y' : ''}${year < 0 ? '-' : ''}${digits}`;
}

/**
 * The years that a normalised text may mean: `1066`, `793`, `44 bc`, `ad 79`, `12000 bc`, and for a
 * year of two digits (`'64`; `64` only where `allowsShort`) one in each likely century. Years BC
 * are counted from 1, so 44 BC is the astronomical −43.
 */
export function yearSenses(text: string, allowsShort = false): YearSense[] {
  const year = /^(?:(?:the )?year )?(?:(ad|ce) )?('?)(\d{1,12})(?: (bc|bce|ad|ce))?$/u.exec(text);
  if (year === null) return [];
  const [, before = '', apostrophe = '', digits = '', after = ''] = year;
  const number = Number(digits);
  const era = before === '' ? after : before;
  if (era.startsWith('b')) {
    if (number === 0 || before !== '') return [];
    return [{ year: 1 - number, understood: `the year ${digits} BCE` }];
  }
  if (era !== '')
    return number === 0 ? [] : [{ year: number, understood: `the year ${digits} CE` }];
  if (digits.length > 2) {
    if (apostrophe !== '' || digits.startsWith('0000')) return [];
    return [{ year: number, understood: `the year ${digits}` }];
  }
  if (digits.length === 1 || !(allowsShort || apostrophe !== '')) return [];
  return likelyHundreds.map((hundred) => ({
    year: hundred + number,
    understood: `the year ${hundred + number}, of which two digits are written`,
  }));
}

/** Decades and centuries: `1960s`, `1700s` (a decade or a century), `18th century`, `440s bc`. */
export function eraSenses(text: string): Sense[] {
  return [...decades(text), ...centuries(text)].map(({ edtf, understood }) => ({
    edtf,
    understood,
  }));
}

/** The three words that people divide a stretch of time with. */
export const thirds = ['early', 'mid', 'late'] as const;

/** One of the three words. */
export type Third = (typeof thirds)[number];

/** The three words as they are said back. */
export const thirdWords: Readonly<Record<Third, string>> = {
  early: 'early in',
  mid: 'in the middle of',
  late: 'late in',
};

/** A third of a year, decade or century by our convention: `early 1960s`, `late 18th century`. */
export function thirdOfEra(third: Third, text: string): Sense[] {
  const [decade, another] = decades(text);
  if (decade !== undefined && another === undefined) {
    return [thirdOfYears(third, decade, [0, 4, 7, 10])];
  }
  const [century] = centuries(text);
  if (century !== undefined) return [thirdOfYears(third, century, [0, 34, 67, 100])];
  const place = thirds.indexOf(third);
  const months = ['first', 'middle', 'last'][place] ?? '';
  return yearSenses(text).map(({ year }) => ({
    edtf: `${yearEdtf(year)}-${37 + place}`,
    understood: `${thirdWords[third]} the year, taken as its ${months} four months`,
  }));
}

interface EraSense extends Sense {
  readonly first: number;
}

function thirdOfYears(third: Third, era: EraSense, cuts: readonly number[]): Sense {
  const place = thirds.indexOf(third);
  const from = era.first + (cuts[place] ?? 0);
  const to = era.first + (cuts[place + 1] ?? 0) - 1;
  return {
    edtf: `[${yearEdtf(from)}..${yearEdtf(to)}]`,
    understood: `${thirdWords[third]} ${era.understood}, taken as ${yearPair(from, to, 'to')}`,
  };
}

function decades(text: string): EraSense[] {
  const found = /^('?)(\d{1,3}0)s(?: (bc|bce|ad|ce))?$/u.exec(text);
  if (found === null) return [];
  const [, , digits = '', era = ''] = found;
  const number = Number(digits);
  if (era.startsWith('b')) {
    if (number === 0) return [];
    const first = 1 - (number + 9);
    const edtf = `[${yearEdtf(first)}..${yearEdtf(first + 9)}]`;
    return [{ edtf, first, understood: `the years ${number + 9} to ${number} BCE` }];
  }
  if (digits.length === 2 && era === '') {
    return likelyHundreds.map((hundred) => decade(hundred + number));
  }
  if (digits.length < 4) return era === '' ? [] : [decade(number)];
  const hundreds = number % 100 === 0 ? [century(number)] : [];
  return [decade(number), ...hundreds];
}

function decade(first: number): EraSense {
  const understood = `the decade ${first} to ${first + 9}`;
  return { edtf: `${yearEdtf(first).slice(0, 3)}X`, first, understood };
}

function century(first: number): EraSense {
  const understood = `the century ${first} to ${first + 99}`;
  return { edtf: `${yearEdtf(first).slice(0, 2)}XX`, first, understood };
}

const ordinalWords = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth ' +
  'fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first'
).split(' ');

/** An ordinal number in digits or, to 21, in letters; NaN when it is none. */
export function ordinal(text: string): number {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/u.exec(text)?.[1];
  if (digits !== undefined) return Number(digits);
  const place = ordinalWords.indexOf(text);
  return place === -1 ? Number.NaN : place + 1;
}

/** A century is counted in two ways: the 18th as 1700 to 1799, and strictly as 1701 to 1800. */
function centuries(text: string): EraSense[] {
  const found = /^([a-z0-9-]{1,16}) century(?: (bc|bce|ad|ce))?$/u.exec(text);
  const number = ordinal(found?.[1] ?? '');
  if (!(number >= 1 && number <= 99)) return [];
  if (found?.[2]?.startsWith('b') === true) {
    const first = 1 - number * 100;
    const understood = `the years ${number * 100} to ${number * 100 - 99} BCE`;
    return [{ edtf: `[${yearEdtf(first)}..${yearEdtf(first + 99)}]`, first, understood }];
  }
  const first = (number - 1) * 100;
  const edtf = `[${yearEdtf(first + 1)}..${yearEdtf(first + 100)}]`;
  const strict = `the century counted strictly, ${first + 1} to ${first + 100}`;
  const counted = { edtf, first: first + 1, understood: strict };
  return number === 1 ? [counted] : [century(first), counted];
}
