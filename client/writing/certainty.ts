import type { DateAnswer } from '../../events/readings/answers.ts';
import { boundsInWords } from './day-words.ts';
import { capital } from './term.ts';

/** How sure a date is, in whole sentences: its bounds, its marks, and what it rests on. */
export function certaintySentences(date: DateAnswer): readonly string[] {
  return [extent(date), ...ends(date), ...doubts(date), basis(date)];
}

function extent(date: DateAnswer): string {
  const { start, end } = date;
  if (date.shape === 'interval' || date.shape === 'all-of') {
    const began = `It began ${boundsInWords(start.earliest, start.latest)}`;
    if (date.endKind !== 'bounded') return `${began}.`;
    return `${began} and ended ${boundsInWords(end.earliest, end.latest)}.`;
  }
  const where = boundsInWords(date.earliestDay, date.latestDay);
  const known = date.earliestDay === date.latestDay ? '' : ' It is not known more closely.';
  return `${capital(`it happened ${where}`)}.${known}`;
}

function ends(date: DateAnswer): readonly string[] {
  return [
    ...(date.startKind === 'unknown' ? ['When it began is not known.'] : []),
    ...(date.startKind === 'open' ? ['Its beginning is left open.'] : []),
    ...(date.endKind === 'unknown' ? ['When it ended is not known.'] : []),
    ...(date.endKind === 'open' ? ['It has no end that the sources tell of.'] : []),
  ];
}

function doubts(date: DateAnswer): readonly string[] {
  if (date.approximate && date.uncertain)
    return ['The date is approximate, and the sources leave doubt about it.'];
  if (date.approximate) return ['The date is approximate: near this, but perhaps not within it.'];
  if (date.uncertain) return ['The date is uncertain: the sources leave doubt about it.'];
  return [];
}

function basis(date: DateAnswer): string {
  return date.basis === 'inferred'
    ? 'No source states it: it is inferred.'
    : 'It is stated by the sources.';
}
