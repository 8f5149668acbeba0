import type { OccurrenceAnswer } from '../../events/readings/answers.ts';

/** The corrections of an occurrence that are made in a dialog. */
export type Correction =
  | 'redate'
  | 'cite'
  | 'withdraw-citation'
  | 'relate'
  | 'unrelate'
  | 'dispute'
  | 'resolve'
  | 'merge'
  | 'retract'
  | 'reinstate';

/** What a correction is called in the menu. */
export const correctionNames: Readonly<Record<Correction, string>> = {
  redate: 'Redate …',
  cite: 'Cite a source …',
  'withdraw-citation': 'Withdraw a citation …',
  relate: 'Relate to another …',
  unrelate: 'End a relation …',
  dispute: 'Tell a competing claim …',
  resolve: 'Resolve a dispute …',
  merge: 'Merge into another …',
  retract: 'Retract …',
  reinstate: 'Reinstate …',
};

/** The corrections that can be made of an occurrence as it stands, in the order of the menu. */
export function correctionsOf(
  occurrence: Pick<OccurrenceAnswer['occurrence'], 'status' | 'disputes' | 'relations'>,
): readonly Correction[] {
  if (occurrence.status !== 'live') return ['reinstate'];
  const isRelated = occurrence.relations.some(({ direction }) => direction === 'to');
  const isDisputed = occurrence.disputes.some(({ resolved }) => resolved === null);
  return [
    'redate',
    'cite',
    'withdraw-citation',
    'relate',
    ...(isRelated ? (['unrelate'] as const) : []),
    'dispute',
    ...(isDisputed ? (['resolve'] as const) : []),
    'merge',
    'retract',
  ];
}
