const listeners = new Set<() => void>();

/** Takes in that something became of a proposal. */
export function tellProposals(): void {
  for (const listener of listeners) listener();
}

/** Calls back whenever something became of a proposal; returns an undo. */
export function onProposals(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
