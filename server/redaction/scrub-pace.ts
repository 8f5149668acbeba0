/** How long to wait until scrubbing is tried again, in milliseconds. */
export interface Waits {
  /** After it has failed once; each further failure doubles it. */
  readonly firstMs: number;
  readonly maxMs: number;
}

/** What follows from a failure. */
export interface NotScrubbed {
  readonly waitMs: number;
  /** Whether its reason was not met since scrubbing last succeeded: then it is to be told. */
  readonly isNew: boolean;
}

const waitsDefault: Waits = { firstMs: 5_000, maxMs: 10 * 60_000 };

/**
 * The pace at which scrubbing is tried again: what can't succeed costs less and less, and its keeper
 * one line for each reason.
 */
export class ScrubPace {
  readonly #waits: Waits;
  readonly #told = new Set<string>();
  #failures = 0;

  constructor(waits: Waits = waitsDefault) {
    this.#waits = waits;
  }

  failed(why: string): NotScrubbed {
    const { firstMs, maxMs } = this.#waits;
    const waitMs = Math.min(firstMs * 2 ** Math.min(this.#failures, 30), maxMs);
    const isNew = !this.#told.has(why);
    this.#failures += 1;
    this.#told.add(why);
    return { waitMs, isNew };
  }

  succeeded(): void {
    this.#failures = 0;
    this.#told.clear();
  }
}
