import type { MarkModel } from './mark-model.ts';

/** A step that a key asks for among the marks. */
export type Step = 'next' | 'previous' | 'first' | 'last' | 'lane-up' | 'lane-down';

/** The occurrences in time order, each once: by where they begin, then by where they end. */
export function inTimeOrder(models: Iterable<MarkModel>): MarkModel[] {
  return [...models]
    .filter(({ isEcho }) => !isEcho)
    .sort((a, b) => middleKey(a) - middleKey(b) || a.toDay - b.toDay || (a.key < b.key ? -1 : 1));
}

/**
 * The mark that a step leads to from another, or null where there is none. Left and right walk
 * through time over all lanes; up and down go to the nearest in time of the next lane that has any.
 * Without a mark to start from, a walk begins at the first.
 */
export function stepFrom(
  walk: readonly MarkModel[],
  from: string | null,
  step: Step,
  laneOrder: readonly string[],
): MarkModel | null {
  const index = walk.findIndex(({ id }) => id === from);
  const current = walk[index];
  switch (step) {
    case 'first':
      return walk[0] ?? null;
    case 'last':
      return walk.at(-1) ?? null;
    case 'next':
      return walk[index + 1] ?? null;
    case 'previous':
      return current ? (walk[index - 1] ?? null) : (walk.at(-1) ?? null);
    case 'lane-up':
      return current ? laneStep(walk, current, -1, laneOrder) : (walk[0] ?? null);
    case 'lane-down':
      return current ? laneStep(walk, current, 1, laneOrder) : (walk[0] ?? null);
  }
}

function laneStep(
  walk: readonly MarkModel[],
  current: MarkModel,
  direction: 1 | -1,
  laneOrder: readonly string[],
): MarkModel | null {
  const at = middleKey(current);
  for (
    let lane = laneOrder.indexOf(current.lane) + direction;
    lane >= 0 && lane < laneOrder.length;
    lane += direction
  ) {
    const inLane = walk.filter((model) => model.lane === laneOrder[lane]);
    const nearest = inLane.toSorted(
      (a, b) => Math.abs(middleKey(a) - at) - Math.abs(middleKey(b) - at),
    )[0];
    if (nearest) return nearest;
  }
  return null;
}

/** Where an occurrence comes in the walk: its beginning; for one that has none, its end. */
function middleKey({ shape, fromDay, toDay }: MarkModel): number {
  return shape.from ?? shape.core?.from ?? shape.to ?? (fromDay + toDay) / 2;
}
