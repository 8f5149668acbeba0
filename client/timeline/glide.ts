import type { Stretch } from './epoch.ts';
import { between } from './stretch.ts';

const durationMs = 320;

/** Moves a window smoothly; at once for readers who prefer less motion. */
export class Glide {
  readonly #move: (stretch: Stretch) => void;
  #frame = 0;

  constructor(move: (stretch: Stretch) => void) {
    this.#move = move;
  }

  /** Sets out from one stretch to another, giving up any earlier way. */
  go(from: Stretch, to: Stretch): void {
    this.stop();
    if (globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches) {
      this.#move(to);
      return;
    }
    const startMs = performance.now();
    const step = (nowMs: number): void => {
      const progress = Math.min(1, (nowMs - startMs) / durationMs);
      this.#frame = progress < 1 ? requestAnimationFrame(step) : 0;
      this.#move(between(from, to, eased(progress)));
    };
    this.#frame = requestAnimationFrame(step);
  }

  /** Stays where it is. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}

function eased(progress: number): number {
  return 1 - (1 - Math.max(0, progress)) ** 3;
}
