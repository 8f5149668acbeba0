let secret: string | null = null;

/**
 * Takes the secret of an invitation out of the address, before anything else is done with the page:
 * it is kept in its memory alone, and neither Back nor a look at the address finds it again.
 */
export function takeSecret(): void {
  if (location.pathname !== '/welcome' || location.hash.length < 2) return;
  secret = location.hash.slice(1);
  history.replaceState(null, '', '/welcome');
}

/** The secret that was taken; null: the page was opened without one. */
export function secretTaken(): string | null {
  return secret;
}

/** Forgets the secret: it was used. */
export function forgetSecret(): void {
  secret = null;
}
