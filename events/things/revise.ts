/** A state with the named fields replaced; a field that is absent or undefined stays as it was. */
export function revise<State extends object, Changes extends object>(
  state: State,
  changes: Changes,
): State {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...state, ...Object.fromEntries(named) };
}
