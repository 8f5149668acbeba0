import type { Chance } from './chance.ts';

type Shape = (chance: Chance, year: number) => string;

/** The last year that anything is told of, but for what runs on a few years more. */
const latestYear = 2024;

/** The shapes of dates within the years of four digits, by how often they come up. */
const shapes: readonly (readonly [weight: number, shape: Shape])[] = [
  // Level 0: days, months, years, times and the intervals between them.
  [300, (chance, year) => `${yearText(year)}-${month(chance)}-${day(chance)}`],
  [110, (chance, year) => `${yearText(year)}-${month(chance)}`],
  [100, (_chance, year) => yearText(year)],
  [8, (chance, year) => `${yearText(year)}-${month(chance)}-${day(chance)}T10:30:00Z`],
  [50, daysOfOneMonth],
  [25, (chance, year) => `${yearText(year)}-${month(chance)}/${yearText(year + 1)}-03`],
  [30, (chance, year) => `${yearText(year)}/${yearText(year + chance.between(1, 9))}`],
  [12, centuries],
  // Level 1: uncertain and approximate, unspecified digits, seasons, open and unknown ends.
  [30, (chance, year) => `${yearText(year)}${chance.of(['?', '~', '~', '%'])}`],
  [25, (chance, year) => `${yearText(year)}-${month(chance)}${chance.of(['?', '~', '%'])}`],
  [15, (chance, year) => `${yearText(year)}-${month(chance)}-${day(chance)}?`],
  [25, (chance, year) => `${yearText(year)}-${chance.between(21, 24)}`],
  [30, (_chance, year) => `${yearText(year).slice(0, -1)}X`],
  [8, (_chance, year) => `${yearText(year).slice(0, -2)}XX`],
  [10, (chance, year) => `${yearText(year)}-${month(chance)}-XX`],
  [8, (chance, year) => `${yearText(year)}-${chance.of(['XX', 'XX-XX'])}`],
  [16, (chance, year) => `${yearText(year)}-${month(chance)}/..`],
  [8, (chance, year) => `${yearText(year)}-${month(chance)}/`],
  [8, (chance, year) => `../${yearText(year)}-${month(chance)}-${day(chance)}`],
  [8, (chance, year) => `/${yearText(year)}-${month(chance)}`],
  [10, (chance, year) => `${yearText(year)}~/${yearText(year + 2)}-${month(chance)}`],
  // Level 2: marks on parts, sets, seasons of a hemisphere, quarters, significant digits.
  [8, (chance, year) => `${yearText(year)}-?${month(chance)}-~${day(chance)}`],
  [6, (chance, year) => `${yearText(year)}~-${month(chance)}-${day(chance)}`],
  [8, (chance, year) => `${yearText(year)}-${chance.between(25, 32)}`],
  [8, (chance, year) => `${yearText(year)}-${chance.between(33, 41)}`],
  [12, (chance, year) => `[${yearText(year)},${yearText(year + chance.between(2, 6))}]`],
  [6, (_chance, year) => `[${yearText(year)}..${yearText(year + 3)}]`],
  [6, (chance, year) => `{${yearText(year)}-${month(chance)},${yearText(year + 1)}}`],
  [5, (chance, year) => `[..${yearText(year)}-${month(chance)}]`],
  [5, (chance, year) => `[${yearText(year)}-${month(chance)}..]`],
  [4, (_chance, year) => `${yearText(year).slice(0, -3)}X${yearText(year).slice(-2)}`],
  [5, (chance, year) => `${yearText(year)}-1X-${chance.of(['0X', '1X', 'XX'])}`],
];

const significant: readonly (readonly [weight: number, shape: Shape])[] = [
  ...shapes,
  [6, (chance, year) => `${yearText(year)}S${chance.between(2, 3)}`],
];

/** The shapes of dates beyond the years of four digits. */
const farShapes: readonly (readonly [weight: number, shape: Shape])[] = [
  [4, (_chance, year) => `Y${year}`],
  [3, (chance, year) => `Y${year}${chance.of(['~', '?', '%'])}`],
  [2, (chance, year) => `Y${year}S${chance.between(1, 3)}`],
  [2, (_chance, year) => `Y${year}/Y${year + 900}`],
  [1, (_chance, year) => `Y${Math.trunc(year / 1_000)}E3`],
  [1, (_chance, year) => `[Y${year},Y${year + 500}]`],
];

/** A date (EDTF) about an astronomical year, in one of the shapes of levels 0 to 2. */
export function dateAbout(chance: Chance, year: number): string {
  if (Math.abs(year) > farthest) return chance.weighing(farShapes)(chance, year);
  return chance.weighing(Math.abs(year) > 999 ? significant : shapes)(chance, year);
}

/** The last year from zero whose shapes all stay within four digits. */
const farthest = 9_980;

/** A year of four digits, astronomical: `1648`, `-0043`. */
export function yearText(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

/** A day of a year, month and day known. */
export function dayIn(chance: Chance, year: number): string {
  return `${yearText(year)}-${month(chance)}-${day(chance)}`;
}

/** A year in which something may have happened: most of it lately, some long before the year 0. */
export function yearOfHistory(chance: Chance, latest: number): number {
  const [first, last] = chance.weighing(eras);
  return chance.between(first, Math.min(last, latest));
}

const eras: readonly (readonly [weight: number, era: readonly [first: number, last: number]])[] = [
  [450, [1945, latestYear]],
  [260, [1800, 1944]],
  [150, [1400, 1799]],
  [80, [1, 1399]],
  [50, [-3_000, 0]],
  [6, [-40_000, -11_000]],
];

function centuries(chance: Chance, year: number): string {
  const last = Math.min(year + chance.between(30, 300), latestYear);
  return `${yearText(year)}/${yearText(Math.max(year, last))}`;
}

function daysOfOneMonth(chance: Chance, year: number): string {
  const first = chance.between(1, 14);
  const start = `${yearText(year)}-${month(chance)}`;
  const last = first + chance.between(1, 14);
  return `${start}-${twoDigits(first)}/${start}-${twoDigits(last)}`;
}

function month(chance: Chance): string {
  return twoDigits(chance.between(1, 12));
}

function day(chance: Chance): string {
  return twoDigits(chance.between(1, 28));
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
