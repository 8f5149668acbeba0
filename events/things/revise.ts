/**
 * A state with the named fields replaced: an absent or undefined one stays as it was, and one that
 * is null is cleared.
 */
export function revise<State extends object>(state: State, changes: object): State {
  const revised = new Map<string, unknown>(Object.entries(state));
  for (const [key, value] of Object.entries(changes))
    if (value === null) revised.delete(key);
    else if (value !== undefined) revised.set(key, value);
  return Object.fromEntries(revised) as State;
}
