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

/** Marks nearer to each other than this are seen together and need no arc, in pixels. */
const farMinPx = 28;

/** The shifts both of whose ends are in view, and so far from each other that an arc helps. */
export function farShifts(
  shifts: readonly Arc[],
  placeOf: (key: string) => { readonly x: number } | null,
): readonly Arc[] {
  return shifts.filter(({ from, to }) => {
    const [start, end] = [placeOf(from), placeOf(to)];
    return start !== null && end !== null && Math.abs(start.x - end.x) > farMinPx;
  });
}
