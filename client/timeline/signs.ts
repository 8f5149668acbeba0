import type { DateAnswer, OccurrenceItem } from '../../events/readings/answers.ts';

/** A caution about an occurrence: the sign beside its title and what it means in words. */
export interface Sign {
  readonly id: 'approximate' | 'uncertain' | 'inferred' | 'disputed';
  readonly glyph: string;
  readonly words: string;
}

/** All signs in the order in which they stand before a title. */
export const signs: readonly Sign[] = [
  { id: 'approximate', glyph: '≈', words: 'date approximate' },
  { id: 'uncertain', glyph: '?', words: 'date uncertain' },
  { id: 'inferred', glyph: '∴', words: 'date inferred, not stated' },
  { id: 'disputed', glyph: '≠', words: 'disputed' },
];

/** The signs that an occurrence bears. */
export function signsOf(
  item: Pick<OccurrenceItem, 'disputed'> & {
    readonly date: Pick<DateAnswer, 'approximate' | 'uncertain' | 'basis'>;
  },
): readonly Sign[] {
  const borne: Record<Sign['id'], boolean> = {
    approximate: item.date.approximate,
    uncertain: item.date.uncertain,
    inferred: item.date.basis === 'inferred',
    disputed: item.disputed,
  };
  return signs.filter(({ id }) => borne[id]);
}

/** What a mark says to those who can't see it: title, date in words, kind and every caution. */
export function nameOf(item: OccurrenceItem, kindLabel: string): string {
  const cautions = signsOf(item).map(({ words }) => words);
  return [item.title, item.date.words, kindLabel, ...cautions].filter(Boolean).join(', ');
}
