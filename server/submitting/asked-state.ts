import type { AskedWitness } from './asked-witness.ts';
import type { Trouble } from './submit.ts';

/** How often witnesses are asked. Times are in milliseconds. */
export interface Pace {
  /** From the beginning of one round to that of the next, at least. */
  readonly pauseMs: number;
  readonly timeoutMs: number;
  /** How long a witness is left alone after its first failure, about; each further one doubles it. */
  readonly backOffMs: number;
  readonly backOffMaxMs: number;
  /** How old a cosignature of a log that does not grow may become. */
  readonly refreshMs: number;
}

/** How one witness is doing: what it cosigned last, what is the matter, and when it is asked again. */
export class AskedState {
  readonly witness: AskedWitness;
  readonly #pace: Pace;
  #size: number | null;
  #trouble: Trouble | null = null;
  #at: number | null = null;
  #failures = 0;
  #restedAt = 0;
  #staleAt: number;

  constructor(witness: AskedWitness, size: number | null, pace: Pace) {
    this.witness = witness;
    this.#size = size;
    this.#pace = pace;
    this.#staleAt = performance.now() + pace.refreshMs;
  }

  /** The size of the newest seal that it cosigned; null: none. */
  get size(): number | null {
    return this.#size;
  }

  /** When it cosigned last, in seconds since 1970, by its own clock; null: not since the start. */
  get at(): number | null {
    return this.#at;
  }

  /** What keeps it from cosigning; null: nothing. */
  get trouble(): Trouble | null {
    return this.#trouble;
  }

  /** Whether its last answer was a cosignature, or it was not asked yet. */
  get isWell(): boolean {
    return this.#trouble === null;
  }

  /** Whether it has yet to cosign the seal over a size. */
  lacks(size: number): boolean {
    return (this.#size ?? -1) < size;
  }

  /** When it is next asked to cosign the seal over a size, on the clock of `performance.now`. */
  dueAt(size: number): number {
    return Math.max(this.#restedAt, this.lacks(size) ? 0 : this.#staleAt);
  }

  cosigned(size: number, at: number): void {
    this.#size = size;
    this.#at = at;
    this.#trouble = null;
    this.#failures = 0;
    this.#restedAt = 0;
    this.#staleAt = performance.now() + this.#pace.refreshMs;
  }

  failed(trouble: Trouble): void {
    this.#trouble = trouble;
    const { backOffMs, backOffMaxMs } = this.#pace;
    const waitMs = Math.min(backOffMs * 2 ** Math.min(this.#failures, 30), backOffMaxMs);
    this.#failures += 1;
    // Not all logs of a witness that was away come back at one instant.
    const apartMs = waitMs * (0.5 + Math.random() / 2);
    this.#restedAt = performance.now() + Math.max(apartMs, trouble.waitMs ?? 0);
  }
}
