import { boundsOf } from './bounds.ts';
import { edtfLengthMax, parseEdtf } from './parse.ts';
import { marked, markedDateSenses, neighbour, spanSenses } from './spoken-spans.ts';
import type { Sense } from './spoken-years.ts';
import { wordsOf } from './words.ts';

/** One date that a typed text may mean, for the person who typed it to accept or pass over. */
export interface DateProposal {
  /** EDTF text that parses. */
  readonly edtf: string;
  /** The same date in plain English. */
  readonly words: string;
  /** How the typed text was understood, conventions included: `written as day, month, year`. */
  readonly understood: string;
}

/**
 * The dates that a person's typing may mean: `early Nov 2018`, `c. 1066`, `spring 1789`, `44 BC`.
 * Valid EDTF comes first, as it is. Where a text can be read in several ways (`12/1/2018`, `'64`,
 * `winter 2001`, `the 1700s`) all are returned, in no order of likelihood: nothing is decided here.
 * A text that is not understood, is empty or is longer than 256 characters gives no proposal.
 */
export function proposeDates(text: string): DateProposal[] {
  if (text.length > edtfLengthMax) return [];
  const typed = text.trim();
  const written = { edtf: typed, understood: 'written in EDTF' };
  const proposals = new Map<string, DateProposal>();
  for (const { edtf, understood } of [written, ...phraseSenses(normalised(typed))]) {
    const parsed = parseEdtf(edtf);
    if (!parsed.ok || proposals.has(edtf)) continue;
    proposals.set(edtf, { edtf, words: wordsOf(parsed.date), understood });
  }
  return [...proposals.values()];
}

/** Lower case, one kind of dash and apostrophe, single spaces, no dots but those between digits. */
function normalised(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[‘’`´]/gu, "'")
    .replaceAll(/[‐-―−]/gu, '-')
    .replaceAll(/(\d),(?=\d{3}(?!\d))/gu, '$1')
    .replaceAll('(?)', '?')
    .replaceAll(/(?<!\d)\.|\.(?!\d)/gu, ' ')
    .replaceAll(/[\s,]+/gu, ' ')
    .replaceAll(/\b([abc]) ([cde])(?: ([e]))?(?= |$|\d)/gu, '$1$2$3')
    .replaceAll(/ ?([-/]) ?/gu, '$1')
    .replaceAll(/(\d)(bce?|ce|ad)\b/gu, '$1 $2')
    .replaceAll(/(\d)'s\b/gu, '$1s')
    .replaceAll('-century', ' century')
    .replaceAll(/\b(early|mid|late)-/gu, '$1 ')
    .replaceAll(/ \?/gu, '?')
    .trim();
}

/** A phrase around a date: each is tried in turn, and the first whose words fit is the one. */
function phraseSenses(text: string, depth = 0): Sense[] {
  if (text === '' || depth > 4) return [];
  const inner = (rest: string): Sense[] => phraseSenses(rest, depth + 1);
  const doubtful = /^(?:possibly|perhaps|probably|maybe) (.+)$/u.exec(text)?.[1];
  if (doubtful !== undefined) return inner(doubtful).map((sense) => marked(sense, '?'));
  const leading = /^(?:on|in|during|the|some ?time|dated) (.+)$/u.exec(text)?.[1];
  if (leading !== undefined && !/^or (?:before|after) /u.test(leading)) return inner(leading);
  const bounded = boundedSenses(text);
  if (bounded !== null) return bounded;
  const spans = spanSenses(text);
  return /^winter .*\d[-/]\d/u.test(text)
    ? markedDateSenses(text)
    : [...markedDateSenses(text, true), ...spans];
}

type Bound = (date: Sense) => Sense[];

const notAfter: Bound = ({ edtf, understood }) => [
  { edtf: `[..${edtf}]`, understood: `at that time or before: ${understood}` },
];
const notBefore: Bound = ({ edtf, understood }) => [
  { edtf: `[${edtf}..]`, understood: `at that time or after: ${understood}` },
];
const onwards: Bound = ({ edtf, understood }) => [
  { edtf: `${edtf}/..`, understood: `beginning then and with no end: ${understood}` },
];
const until: Bound = ({ edtf, understood }) => [
  { edtf: `../${edtf}`, understood: `ending then, with no beginning: ${understood}` },
];
const before: Bound = ({ edtf, understood }) => {
  const edge = neighbour(edtf, 'before');
  return edge === null
    ? []
    : [{ edtf: `[..${edge}]`, understood: `before it began: ${understood}` }];
};
/** Whether `after 2015` leaves out all of 2015, only the writer knows; after a day is plain. */
const after: Bound = (date) => {
  const edge = neighbour(date.edtf, 'after');
  if (edge === null) return [];
  const strict = { edtf: `[${edge}..]`, understood: `after it had ended: ${date.understood}` };
  return isOneDay(date.edtf) ? [strict] : [strict, ...notBefore(date)];
};

const bounds: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:(?:on|in|at) or before|by|no later than|not after|not later than) (.+)$/u, notAfter],
  [/^(?:(?:on|in|at) or after|no earlier than|not before|not earlier than) (.+)$/u, notBefore],
  [/^(?:before|prior to|earlier than) (.+)$/u, before],
  [/^(?:after|later than) (.+)$/u, after],
  [/^(?:since|ever since) (.+)$/u, onwards],
  [/^(?:from )?(.+?)(?: onwards?| on|(?: to | until |-)(?:the )?(?:present|now|today))$/u, onwards],
  [/^(?:until|till|up to) (.+)$/u, until],
  [/^from ((?:(?! to | until | till | through |-).)+)$/u, onwards],
];

/** A text that bounds a date on one side; null when it does not begin or end like one. */
function boundedSenses(text: string): Sense[] | null {
  for (const [pattern, bound] of bounds) {
    const date = pattern.exec(text)?.[1];
    if (date !== undefined) return markedDateSenses(date).flatMap(bound);
  }
  return null;
}

function isOneDay(edtf: string): boolean {
  const parsed = parseEdtf(edtf);
  if (!parsed.ok) return false;
  const { earliestDay, latestDay } = boundsOf(parsed.date);
  return earliestDay === latestDay;
}
