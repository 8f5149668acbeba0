import type { RelationAnswer } from '../../events/readings/answers.ts';

type RelationName = RelationAnswer['relation'];

const words: Readonly<Record<RelationName, { to: string; from: string }>> = {
  'responds-to': { to: 'Responds to', from: 'Is answered by' },
  'part-of': { to: 'Is part of', from: 'Has as a part' },
  implements: { to: 'Implements', from: 'Is implemented by' },
  follows: { to: 'Follows', from: 'Is followed by' },
  contradicts: { to: 'Contradicts', from: 'Is contradicted by' },
  cites: { to: 'Cites', from: 'Is cited by' },
  causes: { to: 'Causes', from: 'Is caused by' },
};

/** A relation as it reads from this occurrence, whichever of the two it was said of. */
export function relationInWords(relation: RelationName, direction: 'to' | 'from'): string {
  return words[relation][direction];
}
