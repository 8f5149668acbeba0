import { civilOfDay } from './day.ts';
import type { Day } from './day.ts';
import type { AllOf, Edtf, Interval, OneOf, PointDate, SetMember } from './edtf.ts';
import { isMasked, statedYear } from './masks.ts';
import { partsOf } from './marks.ts';
import { isPoint } from './precision.ts';
import { monthNames, pointWords, timeWords } from './point-words.ts';
import { seasons } from './seasons.ts';
import { hullOf, segmentOf } from './set-bounds.ts';
import { joined } from './sureness-words.ts';
import { yearPair, yearWords } from './year-words.ts';

/** The most members of a set that are named one by one; of a larger set the extent is said. */
const membersNamedMax = 8;

/**
 * A date in plain English, ready for a sentence ("This happened …") or a label beside a title:
 * `25 September 2015`, `about 2019`, `44 BCE`, `on or after November 2015`, `from 2014 onwards`.
 * Years are counted as people count them (astronomical −43 is 44 BCE).
 */
export function wordsOf(date: Edtf): string {
  switch (date.kind) {
    case 'date':
    case 'season':
      return pointWords(date).alone;
    case 'date-time':
      return timeWords(date);
    case 'interval':
      return intervalWords(date);
    case 'one-of':
    case 'all-of':
      return setWords(date);
  }
}

function intervalWords({ start, end }: Interval): string {
  if (isPoint(start) && isPoint(end)) return fromTo(start, end);
  if (isPoint(start)) {
    const { noun, isName } = pointWords(start);
    if (end.kind === 'open') return `from ${noun} onwards`;
    return `${isName ? '' : 'from '}${noun} to an unknown date`;
  }
  if (!isPoint(end)) return '';
  const { noun } = pointWords(end);
  return start.kind === 'open' ? `up to and including ${noun}` : `from an unknown date to ${noun}`;
}

function fromTo(start: PointDate, end: PointDate): string {
  const from = pointWords(start);
  const to = pointWords(end);
  if (from.isName && from.noun === to.noun) {
    const isDay = start.kind === 'date' && start.day !== null;
    return `beginning and ending ${isDay ? 'on' : 'in'} ${from.noun}`;
  }
  return `${from.isName && to.isName ? '' : 'from '}${rangeWords(start, end)}`;
}

/** Two dates with what they share said once: `24 to 26 December 1914`, `490 to 480 BCE`. */
function rangeWords(start: PointDate, end: PointDate): string {
  const from = plainParts(start);
  const to = plainParts(end);
  const full = `${pointWords(start).noun} to ${pointWords(end).noun}`;
  if (from === null || to === null || from.length !== to.length) return full;
  const [year = 0, month = 0, day = 0] = from;
  const [yearTo = 0, monthTo = 0] = to;
  if (from.length === 1) return yearTo < 10_000 ? yearPair(year, yearTo, 'to') : full;
  if (year !== yearTo) return full;
  const monthName = monthNames[month - 1] ?? '';
  if (from.length === 2) return `${monthName} to ${pointWords(end).noun}`;
  return `${day}${month === monthTo ? '' : ` ${monthName}`} to ${pointWords(end).noun}`;
}

/** Year, month and day as numbers, as many as are written; null if any is marked or masked. */
function plainParts(date: PointDate): number[] | null {
  if (date.kind === 'season' || date.year.significant !== null) return null;
  const year = statedYear(date.year);
  const later = [date.month, date.day].filter((part) => part !== null);
  const isMarked = partsOf(date).some((part) => part.before !== '' || part.after !== '');
  if (year === null || isMarked || later.some((part) => isMasked(part.digits))) return null;
  return [year, ...later.map((part) => Number(part.digits))];
}

function setWords(date: OneOf | AllOf): string {
  const [first] = date.members;
  const isOneOf = date.kind === 'one-of';
  if (first !== undefined && date.members.length === 1) {
    if (isOneOf && first.kind === 'up-to') return `on or before ${pointWords(first.to).noun}`;
    if (isOneOf && first.kind === 'from') return `on or after ${pointWords(first.from).noun}`;
    if (isPoint(first)) return pointWords(first).alone;
    return memberWords(first, isOneOf ? 'some' : 'every');
  }
  const [pair, many] = isOneOf ? ['either', 'one of'] : ['both', 'all of'];
  if (date.members.length > membersNamedMax) return `${many} ${extentWords(date.members)}`;
  const names = date.members.map((member) => memberWords(member, isOneOf ? 'any' : 'every'));
  return `${names.length === 2 ? pair : many} ${joined(names, isOneOf ? 'or' : 'and')}`;
}

function memberWords(member: SetMember, each: 'any' | 'some' | 'every'): string {
  switch (member.kind) {
    case 'range':
      return `${each} ${unitOf(member.from)} from ${rangeWords(member.from, member.to)}`;
    case 'up-to':
      return `${each} ${unitOf(member.to)} up to and including ${pointWords(member.to).noun}`;
    case 'from':
      return `${each} ${unitOf(member.from)} from ${pointWords(member.from).noun} onwards`;
    case 'date':
    case 'season':
      return pointWords(member).noun;
  }
}

/** What a range counts in: the last part that is written of its dates. */
function unitOf(date: PointDate): string {
  if (date.kind === 'season') {
    const family = seasons.get(date.season.digits)?.family ?? 'season';
    return { season: 'season', quarter: 'quarter', quadrimester: 'date', semester: 'half-year' }[
      family
    ];
  }
  if (isMasked(date.year.digits) || date.year.significant !== null) return 'date';
  if (date.month === null) return 'year';
  return date.day === null ? 'month' : 'day';
}

/** How many members a large set has, and the days between which they lie. */
function extentWords(members: readonly SetMember[]): string {
  const { earliest, latest } = hullOf(members.map(segmentOf));
  const count = `${members.length} dates${members.every(isPoint) ? '' : ' and ranges'}`;
  if (earliest !== null && latest !== null) {
    return `${count} between ${dayWords(earliest)} and ${dayWords(latest)}`;
  }
  if (earliest !== null) return `${count} on or after ${dayWords(earliest)}`;
  return latest === null ? count : `${count} on or before ${dayWords(latest)}`;
}

function dayWords(day: Day): string {
  const civil = civilOfDay(day);
  return `${civil.day} ${monthNames[civil.month - 1] ?? ''} ${yearWords(civil.year)}`;
}
