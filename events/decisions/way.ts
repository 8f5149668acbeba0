/**
 * Whether following `next` from `start`, over any number of steps, comes to `goal`; a start that is
 * the goal has come. Ends on cycles too, so that a log that holds one can still be decided on.
 */
export function leadsTo(
  start: string,
  goal: string,
  next: (id: string) => readonly string[],
): boolean {
  // A set is walked in order of insertion and goes on over what is added on the way.
  const met = new Set([start]);
  for (const id of met) {
    if (id === goal) return true;
    for (const further of next(id)) met.add(further);
  }
  return false;
}
