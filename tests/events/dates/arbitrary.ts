import * as fc from 'fast-check';
import { parseEdtf } from '../../../events/dates/parse.ts';

/** Runs a law over generated cases; the seed is fixed so that a failure comes back on every run. */
export function holds<Case>(
  cases: fc.Arbitrary<Case>,
  law: (example: Case) => void,
  runs = 300,
): void {
  const property = fc.property(cases, (example) => {
    law(example);
  });
  fc.assert(property, { seed: 2019, numRuns: runs });
}

const number = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });
const digits = (min: number, max: number, length: number): fc.Arbitrary<string> =>
  number(min, max).map((value) => String(value).padStart(length, '0'));
const mark = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.constantFrom('?', '~', '%') },
);
const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(''));
const marked = (part: fc.Arbitrary<string>): fc.Arbitrary<string> => joined(mark, part, mark);

/** Four digits of a year, with a minus sign or not, never minus zero. */
const plainYear = fc.oneof(
  { weight: 3, arbitrary: digits(0, 9999, 4) },
  { weight: 1, arbitrary: digits(1, 9999, 4).map((text) => `-${text}`) },
);

const maskedYear = fc.tuple(plainYear, number(1, 15)).map(([year, gaps]) => {
  const sign = year.startsWith('-') ? '-' : '';
  const shown = year
    .slice(-4)
    .split('')
    .map((digit, place) => ((gaps >> place) & 1 ? 'X' : digit));
  return sign + shown.join('');
});

const year = fc.oneof({ weight: 3, arbitrary: plainYear }, { weight: 1, arbitrary: maskedYear });
const month = fc.oneof(
  { weight: 4, arbitrary: digits(1, 12, 2) },
  { weight: 1, arbitrary: fc.constantFrom('XX', '0X', '1X', 'X1', 'X2', 'X7') },
);
const day = fc.oneof(
  { weight: 4, arbitrary: digits(1, 28, 2) },
  { weight: 1, arbitrary: fc.constantFrom('XX', '0X', '1X', '2X', 'X0', 'X5', 'X9') },
);

const longYear = fc
  .oneof(
    number(10_000, 1_000_000_000_000).map(String),
    fc.tuple(number(1, 9999), number(4, 8)).map(([head, exponent]) => `${head}E${exponent}`),
  )
  .chain((text) => fc.constantFrom(`Y${text}`, `Y-${text}`));

const significantYear = fc
  .tuple(digits(1000, 9999, 4), number(1, 4), fc.constantFrom('', '-'))
  .map(([text, count, sign]) => `${sign}${text}S${count}`);

/** Any single date but one with a time: years of every kind, months, days, seasons, with marks. */
export const pointText: fc.Arbitrary<string> = fc.oneof(
  marked(year),
  joined(marked(year), fc.constant('-'), marked(month)),
  joined(marked(year), fc.constant('-'), marked(month), fc.constant('-'), marked(day)),
  joined(marked(year), fc.constant('-'), marked(digits(21, 41, 2))),
  marked(longYear),
  joined(longYear, fc.constantFrom('S1', 'S3', 'S5')).filter((text) => parseEdtf(text).ok),
  marked(significantYear),
);

/** A time on a day, local, in UTC or with an offset. */
export const timeText: fc.Arbitrary<string> = joined(
  plainYear,
  fc.constant('-'),
  digits(1, 12, 2),
  fc.constant('-'),
  digits(1, 28, 2),
  fc.constant('T'),
  digits(0, 23, 2),
  fc.constant(':'),
  digits(0, 59, 2),
  fc.constant(':'),
  digits(0, 59, 2),
  fc.constantFrom('', 'Z', '-04', '+04:30', '+00', '+00:00', '-15:13', '+14'),
);

/** Intervals; the two ends are swapped where they would run backwards. */
export const intervalText: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(pointText, pointText).map(([start, end]) => {
    const text = `${start}/${end}`;
    return parseEdtf(text).ok ? text : `${end}/${start}`;
  }),
  joined(pointText, fc.constantFrom('/', '/..')),
  joined(fc.constantFrom('/', '../'), pointText),
);

const rangeText = fc
  .oneof(
    fc.tuple(plainYear, plainYear),
    fc
      .tuple(plainYear, digits(1, 12, 2), digits(1, 12, 2))
      .map(([y, a, b]) => [`${y}-${a}`, `${y}-${b}`]),
    fc
      .tuple(plainYear, digits(1, 28, 2), digits(1, 28, 2))
      .map(([y, a, b]) => [`${y}-03-${a}`, `${y}-03-${b}`]),
  )
  .map(([from = '', to = '']) => {
    const text = `${from}..${to}`;
    return parseEdtf(`[${text}]`).ok ? text : `${to}..${from}`;
  });

/** Sets of dates and ranges, open before, after, both or neither. */
export const setText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(fc.oneof(pointText, rangeText), { minLength: 1, maxLength: 6 }),
    fc.constantFrom('', '..'),
    pointText,
    fc.constantFrom('', '..'),
    fc.boolean(),
  )
  .map(([members, before, edge, after, isOneOf]) => {
    const list = [`${before}${edge}`, ...members, `${edge}${after}`].join(',');
    return isOneOf ? `[${list}]` : `{${list}}`;
  })
  .filter((text) => text.length <= 256);

/** Any EDTF text. */
export const edtfText: fc.Arbitrary<string> = fc.oneof(pointText, timeText, intervalText, setText);

/** A concrete day as EDTF text, 29 February to 31 December included. */
export const dayText: fc.Arbitrary<string> = joined(
  plainYear,
  fc.constant('-'),
  digits(1, 12, 2),
  fc.constant('-'),
  digits(1, 31, 2),
).filter((text) => parseEdtf(text).ok);
