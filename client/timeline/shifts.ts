import type { Arc } from './arcs.ts';
import { formerKey } from './changes.ts';
import type { MarkModel } from './mark-model.ts';

/** Arcs from where occurrences were dated before to where they are dated now. */
export function shiftsOf(models: readonly MarkModel[]): readonly Arc[] {
  const keys = new Set(models.map(({ key }) => key));
  return models
    .filter(({ key, change }) => change === 'moved' && keys.has(formerKey(key)))
    .map(({ key }) => ({ from: formerKey(key), to: key, relation: 'moved' }));
}
