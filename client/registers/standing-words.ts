import type { InstrumentItem } from '../../events/readings/answers.ts';
import { termInWords } from '../writing/term.ts';

const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * How an instrument stands: `in force`, or `possibly in force or ended` where its dates do not tell;
 * '' where nothing in the reading says.
 */
export function standingInWords({
  standing,
  periods,
}: Pick<InstrumentItem, 'standing' | 'periods'>): string {
  if (standing !== null) return termInWords(standing);
  const possible = periods
    .filter(({ present }) => present !== 'no')
    .map((period) => termInWords(period.standing));
  return possible.length === 0 ? '' : `possibly ${alternatives.format(new Set(possible))}`;
}
