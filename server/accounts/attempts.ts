/** How often one may try in vain: so many times at once, and once more in each stretch of time. */
export interface Allowance {
  readonly burst: number;
  readonly everyMs: number;
}

/**
 * Counts attempts in vain by key, each key with an allowance that fills up again: a bucket that
 * holds `burst`, and gains one every `everyMs`. Nothing is locked for ever, whoever tries.
 *
 * 1. It forgets no key whose bucket is not full, unless there are more than `keysMax`; then the one
 *    that was tried longest ago.
 * 2. It keeps nothing on the disk: a restart fills every bucket.
 */
export class Attempts {
  readonly #allowance: Allowance;
  readonly #now: () => number;
  readonly #keysMax: number;
  /** For each key, the instant at which its bucket is full again. */
  readonly #fullAt = new Map<string, number>();

  constructor(allowance: Allowance, now: () => number, keysMax = 50_000) {
    this.#allowance = allowance;
    this.#now = now;
    this.#keysMax = keysMax;
  }

  /** Milliseconds until this key may try again; 0: now. */
  waitOf(key: string): number {
    const { burst, everyMs } = this.#allowance;
    const fullAt = this.#fullAt.get(key) ?? 0;
    return Math.max(0, fullAt - this.#now() - (burst - 1) * everyMs);
  }

  /** Takes one from the bucket of a key. */
  count(key: string): void {
    const now = this.#now();
    const from = Math.max(now, this.#fullAt.get(key) ?? 0);
    // Set anew, so that the map is in the order of the last attempt.
    this.#fullAt.delete(key);
    this.#fullAt.set(key, from + this.#allowance.everyMs);
    for (const [oldest, fullAt] of this.#fullAt) {
      if (fullAt > now && this.#fullAt.size <= this.#keysMax) break;
      this.#fullAt.delete(oldest);
    }
  }

  /** Gives back what {@link count} took. */
  giveBack(key: string): void {
    const fullAt = this.#fullAt.get(key);
    if (fullAt !== undefined) this.#fullAt.set(key, fullAt - this.#allowance.everyMs);
  }
}
