const gestureGapMs = 260;
const linePx = 40;

/** What a turn of the wheel asks for. */
export type WheelAsk =
  | { readonly what: 'zoom'; readonly factor: number }
  | { readonly what: 'pan'; readonly deltaPx: number };

/** What a wheel event over the plot asks for: sideways (or with Shift) pans, the rest zooms. */
export function wheelAsk(
  event: Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'shiftKey' | 'ctrlKey'>,
): WheelAsk {
  const unit = event.deltaMode === 0 ? 1 : linePx;
  const x = event.deltaX * unit;
  const y = event.deltaY * unit;
  if (event.shiftKey) return { what: 'pan', deltaPx: x || y };
  if (Math.abs(x) > Math.abs(y)) return { what: 'pan', deltaPx: x };
  const rate = event.ctrlKey ? 0.01 : 0.0022;
  const bounded = Math.min(240, Math.max(-240, y));
  return { what: 'zoom', factor: Math.exp(-bounded * rate) };
}

/**
 * Gives each turn of the wheel to where it began: one that began on the page goes on scrolling the
 * page although the plot has come under the pointer, and only one that began on the plot zooms it.
 */
export class WheelGestures {
  readonly #host: HTMLElement;
  readonly #abort = new AbortController();
  #lastMs = -Infinity;
  #isOurs = false;

  /** `onAsk` says whether it did anything; if not, the page may scroll. */
  constructor(host: HTMLElement, onAsk: (event: WheelEvent) => boolean) {
    this.#host = host;
    const { signal } = this.#abort;
    globalThis.addEventListener('wheel', (event) => this.#begin(event), {
      capture: true,
      passive: true,
      signal,
    });
    host.addEventListener(
      'wheel',
      (event) => {
        event.stopPropagation();
        if (this.#isOurs && onAsk(event)) event.preventDefault();
      },
      { capture: true, passive: false, signal },
    );
  }

  /** Stops listening. */
  stop(): void {
    this.#abort.abort();
  }

  #begin(event: WheelEvent): void {
    const isNew = event.timeStamp - this.#lastMs > gestureGapMs;
    this.#lastMs = event.timeStamp;
    if (isNew) this.#isOurs = event.target instanceof Node && this.#host.contains(event.target);
  }
}
