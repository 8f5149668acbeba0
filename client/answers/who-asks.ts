/** Who wants to know that an answer was refused because nobody is signed in. */
const refused = new Set<() => void>();

/** Who wants to know that whoever asks is someone else now. */
const changed = new Set<() => void>();

/** Notes that an answer was refused because nobody is signed in. */
export function noteRefused(): void {
  for (const listener of refused) listener();
}

/** Calls back whenever an answer was refused because nobody is signed in; returns an undo. */
export function onRefused(listener: () => void): () => void {
  refused.add(listener);
  return () => void refused.delete(listener);
}

/** Notes that whoever asks is someone else now, who may read other things. */
export function noteSomeoneElse(): void {
  for (const listener of changed) listener();
}

/** Calls back whenever whoever asks is someone else; returns an undo. */
export function onSomeoneElse(listener: () => void): () => void {
  changed.add(listener);
  return () => void changed.delete(listener);
}
