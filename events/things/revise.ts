/** A state with the named fields replaced; a field that is absent or undefined stays as it was. */
export function revise<State extends object>(state: State, changes: object): State {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...state, ...Object.fromEntries(named) };
}
