import type { DayWindow } from './epoch.ts';

/**
 * Tells windows that the page asks for from echoes of those it was told. While the reader drags, the
 * page hands back windows that are already behind; taking them for requests would tug at the plot.
 */
export class WindowEcho {
  readonly #told = new Set<string>();
  #last = '';

  /** Notes a window that the page is told of. */
  told(window: DayWindow): void {
    this.#last = keyOf(window);
    this.#told.add(this.#last);
  }

  /** Whether the page asks for this window of its own accord. */
  isAsked(window: DayWindow): boolean {
    const key = keyOf(window);
    const isEcho = this.#told.has(key);
    if (key === this.#last || !isEcho) this.#told.clear();
    if (key === this.#last) this.#told.add(key);
    if (!isEcho) this.#last = '';
    return !isEcho;
  }
}

function keyOf({ fromDay, toDay }: DayWindow): string {
  return `${fromDay}/${toDay}`;
}
