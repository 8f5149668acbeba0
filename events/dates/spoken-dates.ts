import { boundsOf } from './bounds.ts';
import { civilOfDay } from './day.ts';
import { parseEdtf } from './parse.ts';
import { monthNames } from './point-words.ts';
import { daySenses, monthOf, onWeekday } from './spoken-days.ts';
import {
  eraSenses,
  ordinal,
  thirdOfEra,
  thirds,
  thirdWords,
  yearEdtf,
  yearSenses,
} from './spoken-years.ts';
import type { Sense, Third } from './spoken-years.ts';

const yearMonth = /^(\d{4}) ([a-z]{3,9})$/u;
const monthYear = /^([a-z]{3,9})(?: of)? (.+)$/u;

/**
 * What a normalised text may mean as one date, every way that there is: a day, month, year, season,
 * quarter, decade, century, or a third of one. Days and months may be impossible still: the caller
 * keeps only what parses. A bare year of two digits is taken only where `allowsShort`, and then for
 * the year itself too: `64` may be 64 CE.
 */
export function dateSenses(text: string, allowsShort = false): Sense[] {
  const years = [
    ...yearSenses(text, allowsShort),
    ...(allowsShort && /^[1-9]\d$/u.test(text) ? yearSenses(`ad ${text}`) : []),
  ];
  return [
    ...years.map(({ year, understood }) => ({ edtf: yearEdtf(year), understood })),
    ...onWeekday(text),
    ...daySenses(text),
    ...monthSenses(text),
    ...seasonSenses(text),
    ...partSenses(text),
    ...eraSenses(text),
    ...thirdSenses(text),
  ];
}

function monthSenses(text: string): Sense[] {
  const numeric = /^(\d{1,2})[/.](\d{4})$/u.exec(text) ?? /^(\d{4})[/.](\d{1,2})$/u.exec(text);
  if (numeric !== null) {
    const [, first = '', second = ''] = numeric;
    const [month, year] = first.length === 4 ? [second, first] : [first, second];
    return [{ edtf: `${year}-${month.padStart(2, '0')}`, understood: 'written as month and year' }];
  }
  const [, yearFirst, monthAfter] = yearMonth.exec(text) ?? [];
  const [, monthFirst = '', yearAfter = ''] = monthYear.exec(text) ?? [];
  const month = monthOf(monthAfter ?? monthFirst);
  if (month === null) return [];
  return yearSenses(yearFirst ?? yearAfter).map(({ year, understood }) => ({
    edtf: `${yearEdtf(year)}-${two(month)}`,
    understood: `the month ${monthNames[month - 1] ?? ''}, ${understood}`,
  }));
}

const seasonNames = ['spring', 'summer', 'autumn', 'winter'];

function seasonSenses(text: string): Sense[] {
  const across = /^winter(?: of)? (\d{4})[-/](\d{4}|\d\d)$/u.exec(text);
  if (across !== null) {
    const [, first = '', second = ''] = across;
    const isNext = String(Number(first) + 1).endsWith(second);
    return isNext ? [{ edtf: `${first}-24`, understood: 'the winter across the two years' }] : [];
  }
  const found = /^(spring|summer|autumn|fall|winter)(?: of)? (.+)$/u.exec(text);
  const [, name = '', yearText = ''] = found ?? [];
  return yearSenses(yearText).flatMap(({ year, understood }) => {
    if (name === 'winter') {
      return [
        { edtf: `${yearEdtf(year)}-24`, understood: 'the winter that began in that year' },
        { edtf: `${yearEdtf(year - 1)}-24`, understood: 'the winter that ended in that year' },
      ];
    }
    const place = seasonNames.indexOf(name === 'fall' ? 'autumn' : name);
    return [
      { edtf: `${yearEdtf(year)}-${21 + place}`, understood: `the season ${name}, ${understood}` },
    ];
  });
}

/** Quarters and halves of a year: `Q2 2001`, `2001 Q2`, `second quarter of 2001`, `H1 2001`. */
function partSenses(text: string): Sense[] {
  const yearFirst = /^(\d{4}) ([qh][1-4])$/u.exec(text);
  const letters = /^([qh][1-4])(?: of)? (.+)$/u.exec(text);
  const spoken = /^(\S{3,6}) (quarter|half)(?: of)? (.+)$/u.exec(text);
  const letter = yearFirst?.[2] ?? letters?.[1] ?? '';
  const isQuarter = letter.startsWith('q') || spoken?.[2] === 'quarter';
  const place = letter === '' ? ordinal(spoken?.[1] ?? '') : Number(letter.slice(1));
  if (!(place >= 1 && place <= (isQuarter ? 4 : 2))) return [];
  return yearSenses(yearFirst?.[1] ?? letters?.[2] ?? spoken?.[3] ?? '').map(({ year }) => ({
    edtf: `${yearEdtf(year)}-${(isQuarter ? 32 : 39) + place}`,
    understood: `${isQuarter ? 'quarter' : 'half'} ${place} of the year`,
  }));
}

const thirdsAsSaid: readonly (readonly [string, Third])[] = [
  ['beginning of ', 'early'],
  ['start of ', 'early'],
  ['middle of ', 'mid'],
  ['end of ', 'late'],
  ...thirds.map((third) => [`${third} `, third] as const),
];

/** `early Nov 2018`: the first ten days, `mid` the next ten, `late` the rest; so for years. */
function thirdSenses(text: string): Sense[] {
  const [said, third] = thirdsAsSaid.find(([said]) => text.startsWith(said)) ?? [];
  if (said === undefined || third === undefined) return [];
  const rest = text.slice(said.length).replace(/^(?:in )?the /u, '');
  const months = monthSenses(rest).flatMap(({ edtf }) => thirdOfMonth(third, edtf));
  return [...months, ...thirdOfEra(third, rest)];
}

function thirdOfMonth(third: Third, month: string): Sense[] {
  const parsed = parseEdtf(month);
  const latestDay = parsed.ok ? boundsOf(parsed.date).latestDay : null;
  if (latestDay === null) return [];
  const first = { early: 1, mid: 11, late: 21 }[third];
  const last = { early: 10, mid: 20, late: civilOfDay(latestDay).day }[third];
  const understood = `${thirdWords[third]} the month, taken as days ${first} to ${last}`;
  return [{ edtf: `[${month}-${two(first)}..${month}-${two(last)}]`, understood }];
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
