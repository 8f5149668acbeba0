import { boundsOf } from './bounds.ts';
import { civilOfDay, isoOfDay } from './day.ts';
import type { Day } from './day.ts';
import { parseEdtf } from './parse.ts';
import { isPoint } from './precision.ts';
import { dateSenses } from './spoken-dates.ts';
import { yearEdtf } from './spoken-years.ts';
import type { Sense } from './spoken-years.ts';

/** The most words on one side of a span; whoever types more is telling a story. */
const wordsMax = 12;

/**
 * What a normalised text may mean as a stretch between two dates, or as one of them: `Sept to Nov
 * 2018`, `1789-1799`, `Dec 24-26 1914`, `between 1900 and 1910`, `1667 or 1668`. What one side
 * leaves out (`Sept`, `24`, `490`) it borrows from the other. Whether `c 1789-1799` means both ends
 * or the nearer one cannot be told, nor for a question mark at the end: both are returned.
 */
export function spanSenses(text: string): Sense[] {
  const doubtful = text.endsWith('?') ? unmarkedSpans(text.slice(0, -1)) : [];
  const rest = text.replace(aboutPattern, '');
  const about = rest === text ? [] : unmarkedSpans(rest);
  return [
    ...unmarkedSpans(text),
    ...doubtful.map((sense) => marked(sense, '?')),
    ...about.map((sense) => marked(sense, '~')),
  ];
}

function unmarkedSpans(text: string): Sense[] {
  const between = text.startsWith('between ') ? splits(text.slice(8), [' and ']) : [];
  if (between.length > 0) return between.flatMap(pairsOf).flatMap(betweenSenses);
  const either = splits(text.replace(/^either /u, ''), [' or ']);
  const range = splits(text.replace(/^from /u, ''), [
    ' to ',
    ' until ',
    ' till ',
    ' through ',
    '-',
  ]);
  const years = /^(\d{4})\/(\d\d)$/u.exec(text);
  const slashed: Split[] = years === null ? [] : [[years[1] ?? '', years[2] ?? '']];
  return [
    ...either.flatMap(pairsOf).map(([first, second]) => ({
      edtf: `[${first.edtf},${second.edtf}]`,
      understood: `one of two: ${first.understood}; or ${second.understood}`,
    })),
    ...[...range, ...slashed].flatMap(pairsOf).map(([from, to]) => ({
      edtf: `${from.edtf}/${to.edtf}`,
      understood: `beginning: ${from.understood}; ending: ${to.understood}`,
    })),
  ];
}

/** What stands before and after a word that may divide a text. */
type Split = readonly [left: string, right: string];

function splits(text: string, separators: readonly string[]): Split[] {
  return separators.flatMap((separator) => {
    const pieces = text.split(separator);
    if (pieces.length > 6) return [];
    return pieces.slice(1).map((_, index): Split => {
      const left = pieces.slice(0, index + 1).join(separator);
      return [left, pieces.slice(index + 1).join(separator)];
    });
  });
}

/** Both sides understood, each complete; side by side where both can be read in as many ways. */
function pairsOf([left, right]: Split): [Sense, Sense][] {
  const lefts = left.split(' ');
  const rights = right.split(' ');
  if (lefts.length > wordsMax || rights.length > wordsMax) return [];
  const ends = rights.map((_, index) => rights.slice(index).join(' ')).slice(1);
  const starts = lefts.map((_, index) => lefts.slice(0, index + 1).join(' ')).slice(0, -1);
  const isShortYear = /^\d{4}$/u.test(left) && /^\d\d$/u.test(right);
  const first = firstPoints([...ends.map((end) => `${left} ${end}`), left]);
  const second = isShortYear
    ? firstPoints([left.slice(0, 2) + right])
    : firstPoints([right, ...starts.map((start) => `${start} ${right}`)]);
  if (first.length === second.length) {
    return first.flatMap((from, index): [Sense, Sense][] => {
      const to = second[index];
      return to === undefined ? [] : [[from, to]];
    });
  }
  return first.flatMap((from) => second.map((to): [Sense, Sense] => [from, to]));
}

/** The senses of the first of these texts that is a date; sets are left out, no span has one. */
function firstPoints(texts: readonly string[]): Sense[] {
  for (const text of texts) {
    const points = markedDateSenses(text).filter(({ edtf }) => {
      const parsed = parseEdtf(edtf);
      return parsed.ok && isPoint(parsed.date);
    });
    if (points.length > 0) return points;
  }
  return [];
}

/** The words that people say `about` with. */
const aboutPattern =
  /^(?:circa|ca|c|about|around|approximately|approx|roughly|abt|~) ?(?=[^a-z]|(?<= )\S)/u;

/** A date that may be `about` or doubtful by itself: `c 1789`, `1799?`. */
export function markedDateSenses(text: string, allowsShort = false): Sense[] {
  if (text.endsWith('?')) {
    return markedDateSenses(text.slice(0, -1).trimEnd(), allowsShort).map((sense) =>
      marked(sense, '?'),
    );
  }
  const rest = text.replace(aboutPattern, '');
  if (rest === text) return dateSenses(text.replace(/^(?:on |in )?(?:the )?/u, ''), allowsShort);
  return markedDateSenses(rest, false).map((sense) => marked(sense, '~'));
}

/** A sense with all its dates marked uncertain or approximate; both where they were the other. */
export function marked({ edtf, understood }: Sense, mark: '?' | '~'): Sense {
  const text = edtf.replaceAll(/([-\dXYES]+)([?~%]?)/gu, (_, date: string, present: string) => {
    return date + (present === '' || present === mark ? mark : '%');
  });
  return { edtf: text, understood: `${understood}; ${mark === '?' ? 'uncertain' : 'approximate'}` };
}

/** `between A and B` is a moment some time within, or a stretch from A to B: both are offered. */
function betweenSenses([first, second]: [Sense, Sense]): Sense[] {
  const within = `[${first.edtf}..${second.edtf}]`;
  const isWithin = parseEdtf(within).ok;
  const days = isWithin ? within : withinDays(first.edtf, second.edtf);
  const ends = `${first.understood}; and ${second.understood}`;
  return [
    ...(days === null ? [] : [{ edtf: days, understood: `some time between: ${ends}` }]),
    { edtf: `${first.edtf}/${second.edtf}`, understood: `all the time between: ${ends}` },
  ];
}

function withinDays(first: string, second: string): string | null {
  const [from, to] = [parseEdtf(first), parseEdtf(second)];
  if (!from.ok || !to.ok) return null;
  const { earliestDay } = boundsOf(from.date);
  const { latestDay } = boundsOf(to.date);
  if (earliestDay === null || latestDay === null) return null;
  return `[${isoOfDay(earliestDay)}..${isoOfDay(latestDay)}]`;
}

/**
 * The date just before or just after another, in the unit it is told in: the year before 1850, the
 * month after November 2015, and otherwise the day. Null when the other has no bound on that side.
 */
export function neighbour(edtf: string, side: 'before' | 'after'): string | null {
  const parsed = parseEdtf(edtf);
  if (!parsed.ok || !isPoint(parsed.date)) return null;
  const { earliestDay, latestDay, precision } = boundsOf(parsed.date);
  const edge: Day | null = side === 'before' ? earliestDay : latestDay;
  if (edge === null) return null;
  const mark = /[?~%]/u.exec(edtf)?.[0] ?? '';
  const { year, month, day } = civilOfDay(edge + (side === 'before' ? -1 : 1));
  const isYear = parsed.date.kind === 'date' && parsed.date.month === null;
  if (isYear) return yearEdtf(year) + mark;
  const months = `${yearEdtf(year)}-${String(month).padStart(2, '0')}`;
  return precision === 'month' ? months + mark : `${months}-${String(day).padStart(2, '0')}${mark}`;
}
